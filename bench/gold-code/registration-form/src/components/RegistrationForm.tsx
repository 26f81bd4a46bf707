import { useState } from "react";
import arrowBack from "../assets/arrow-back.svg";
import arrowForward from "../assets/arrow-forward.svg";
import {
  courseDates,
  courses,
  experienceLevels,
  supportOptions,
} from "../data";
import { Choice } from "./Choice";
import { ErrorSummary } from "./ErrorSummary";
import { FieldError } from "./FieldError";
import { FieldGroup } from "./FieldGroup";
import { FieldLabel } from "./FieldLabel";
import { FormSection } from "./FormSection";
import { SelectField } from "./SelectField";
import { TextField } from "./TextField";
import fields from "./fields.module.css";
import styles from "./RegistrationForm.module.css";

const maxNotesLength = 400;

interface RegistrationFormProps {
  errors: { email?: string; terms?: string };
}

export function RegistrationForm({ errors }: RegistrationFormProps) {
  const [notes, setNotes] = useState("");

  return (
    <form className={styles.form} action="/register/payment" noValidate>
      <ErrorSummary errors={errors} />

      <FormSection title="About you">
        <div className={styles.person}>
          <TextField
            label="First name"
            name="first-name"
            autoComplete="given-name"
            defaultValue="Harriet"
            required
          />
          <TextField
            label="Last name"
            name="last-name"
            autoComplete="family-name"
            defaultValue="Okonkwo"
            required
          />
          <TextField
            label="Email"
            name="email"
            type="email"
            autoComplete="email"
            defaultValue="harriet.okonkwo@"
            error={errors.email}
            required
          />
          <TextField
            label="Phone"
            name="phone"
            type="tel"
            autoComplete="tel"
            placeholder="07700 900 123"
            optional
          />
        </div>
        <FieldGroup legend="Date of birth">
          <div className={styles.birthDate}>
            <TextField
              label="Day"
              name="birth-day"
              inputMode="numeric"
              defaultValue="14"
            />
            <TextField
              label="Month"
              name="birth-month"
              inputMode="numeric"
              defaultValue="03"
            />
            <TextField
              label="Year"
              name="birth-year"
              inputMode="numeric"
              defaultValue="1988"
            />
          </div>
        </FieldGroup>
      </FormSection>

      <FormSection title="Your course">
        <SelectField label="Course" name="course" options={courses} required />
        <FieldGroup legend="When would you like to come?">
          <ul className={styles.dates}>
            {courseDates.map(({ day, time, places, full }, index) => (
              <li key={day} className={styles.date}>
                <Choice
                  type="radio"
                  name="date"
                  value={day}
                  defaultChecked={index === 0}
                  disabled={full}
                >
                  <strong>{day}</strong>
                  <span className={styles.time}>{time}</span>
                  <span className={styles.places}>{places}</span>
                </Choice>
              </li>
            ))}
          </ul>
        </FieldGroup>
        <FieldGroup legend="How much have you done before?">
          <ul className={styles.levels}>
            {experienceLevels.map((level, index) => (
              <li key={level}>
                <Choice
                  type="radio"
                  name="experience"
                  value={level}
                  defaultChecked={index === 0}
                >
                  {level}
                </Choice>
              </li>
            ))}
          </ul>
        </FieldGroup>
      </FormSection>

      <FormSection title="Good to know">
        <FieldGroup legend="What would help you?">
          <ul className={styles.support}>
            {supportOptions.map((option) => (
              <li key={option}>
                <Choice
                  type="checkbox"
                  name="support"
                  value={option}
                  defaultChecked={option.startsWith("The materials kit")}
                >
                  {option}
                </Choice>
              </li>
            ))}
          </ul>
        </FieldGroup>
        <div className={fields.field}>
          <div className={styles.notesHeader}>
            <FieldLabel htmlFor="notes" label="Anything else we should know?" />
            <span className={styles.counter}>
              {notes.length} / {maxNotesLength}
            </span>
          </div>
          <textarea
            className={fields.control}
            id="notes"
            name="notes"
            rows={4}
            maxLength={maxNotesLength}
            placeholder="Allergies, a left hand, a fear of glue …"
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
          />
        </div>
        <SelectField
          label="How did you hear of us?"
          name="source"
          placeholder="Please choose"
          optional
        />
      </FormSection>

      <div className={styles.consents}>
        <div id="terms">
          <Choice type="checkbox" name="terms" invalid={Boolean(errors.terms)}>
            I agree to the{" "}
            <a href="https://westmere.example/terms">terms and conditions</a>{" "}
            and have read the{" "}
            <a href="https://westmere.example/privacy">privacy notice</a> *
          </Choice>
          {errors.terms && (
            <div className={styles.termsError}>
              <FieldError id="terms-error" message={errors.terms} />
            </div>
          )}
        </div>
        <Choice type="checkbox" name="programme" defaultChecked>
          Send me the new programme twice a year
        </Choice>
      </div>

      <div className={styles.actions}>
        <a href="/courses" className={styles.back}>
          <img src={arrowBack} alt="" width={18} height={18} />
          Back to courses
        </a>
        <button type="submit" className={styles.submit}>
          Continue to payment
          <img src={arrowForward} alt="" width={18} height={18} />
        </button>
      </div>
    </form>
  );
}
