import { useState } from "react";
import plus from "../assets/plus.svg";
import savedIcon from "../assets/saved.svg";
import type { Session, Stage } from "../data";
import styles from "./SessionRow.module.css";

const stageStyles: Record<Stage, string> = {
  "Quay stage": styles.quay,
  Chapel: styles.chapel,
  "The Raft": styles.raft,
};

interface SessionRowProps {
  session: Session;
}

export function SessionRow({ session }: SessionRowProps) {
  const { time, title, artist, stage, note, soldOut } = session;
  const [saved, setSaved] = useState(session.saved ?? false);

  return (
    <tr>
      <th scope="row">{time}</th>
      <td className={styles.title}>{title}</td>
      <td>{artist}</td>
      <td>
        <span className={`${styles.stage} ${stageStyles[stage]}`}>{stage}</span>
      </td>
      <td className={`${styles.note} ${soldOut ? styles.soldOut : ""}`}>
        {note}
      </td>
      <td>
        <button
          type="button"
          className={styles.save}
          aria-label={`Add ${title} to your plan`}
          aria-pressed={saved}
          onClick={() => setSaved(!saved)}
        >
          <img src={saved ? savedIcon : plus} alt="" width={24} height={24} />
        </button>
      </td>
    </tr>
  );
}
