import "./global.css";
import styles from "./App.module.css";
import { CourseSummary } from "./components/CourseSummary";
import { HelpCard } from "./components/HelpCard";
import { ProgressSteps } from "./components/ProgressSteps";
import { RegistrationForm } from "./components/RegistrationForm";
import { SiteFooter } from "./components/SiteFooter";
import { SiteHeader } from "./components/SiteHeader";

const errors = {
  email: "Enter an email address like name@example.com",
  terms: "Agree to the terms to go on",
};

export function App() {
  return (
    <>
      <SiteHeader />
      <main className={`container ${styles.main}`}>
        <ProgressSteps current="Your details" />
        <h1>Register for a course</h1>
        <p className={styles.intro}>
          It takes about four minutes. Fields with * are required.
          <br />
          You can save and come back later.
        </p>
        <div className={styles.layout}>
          <RegistrationForm errors={errors} />
          <aside className={styles.aside}>
            <CourseSummary />
            <HelpCard />
          </aside>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}
