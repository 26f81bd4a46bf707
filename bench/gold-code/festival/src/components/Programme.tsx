import { useState } from "react";
import download from "../assets/download.svg";
import tide from "../assets/tide.svg";
import { days } from "../data";
import styles from "./Programme.module.css";
import { SessionRow } from "./SessionRow";

export function Programme() {
  const [selectedDay, setSelectedDay] = useState(days[1]);

  return (
    <section className={styles.programme} id="programme">
      <div className="container">
        <header className={styles.header}>
          <h2>PROGRAMME</h2>
          <a href="/programme.pdf" className={styles.download}>
            <img src={download} alt="" width={20} height={20} />
            All days as PDF
          </a>
        </header>
        <div className={styles.days} role="tablist" aria-label="Days">
          {days.map((day) => (
            <button
              key={day.name}
              type="button"
              role="tab"
              aria-selected={day === selectedDay}
              aria-controls="timetable"
              onClick={() => setSelectedDay(day)}
            >
              <strong>{day.name}</strong>
              {day.date}
            </button>
          ))}
        </div>
        <div
          className={styles.timetable}
          id="timetable"
          role="tabpanel"
          aria-label={selectedDay.name}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">What</th>
                <th scope="col">Who</th>
                <th scope="col" colSpan={2}>
                  Where
                </th>
                <th scope="col" aria-label="Your plan" />
              </tr>
            </thead>
            <tbody>
              {selectedDay.programme.map((entry) =>
                entry.artist === undefined ? (
                  <tr key={entry.time} className={styles.tide}>
                    <th scope="row">{entry.time}</th>
                    <td colSpan={5}>
                      <img src={tide} alt="" width={24} height={24} />
                      {entry.title}
                    </td>
                  </tr>
                ) : (
                  <SessionRow key={entry.time} session={entry} />
                ),
              )}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
