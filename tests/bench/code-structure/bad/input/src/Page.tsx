import { MenuIcon } from "./components/MenuIcon";
import { Row2 } from "./components/Row2";
import styles from "./Page.module.css";

export function Page() {
  return (
    <main className={styles.page}>
      <div className={styles.row}>
        <div className={styles.column}>
          <p className={styles.text}>Jobs</p>
          <p className={styles.text2}>Companies</p>
          <p className={styles.text3}>Help</p>
        </div>
        <a href="#">
          <MenuIcon />
        </a>
      </div>
      <h2 className={styles.title}>Work near you</h2>
      <div className={styles.box19}>
        <p className={styles.text4}>What</p>
        <p className={styles.text5}>Job or company</p>
        <div style={{ width: 33.5, height: "2.4375rem" }}>Search</div>
      </div>
      <p className={styles.title2}>New today</p>
      <Row2
        text="Baker"
        text2="Oven & Sons"
        text3="Tram driver"
        text4="City lines"
        text5="Bookbinder"
        text6="Größe Bücher"
        variant="wide-tall-2"
      />
      <div className={styles.gre}>
        <p>Wages</p>
        <div className={styles.line}>
          <p>Baker</p>
          <p>21</p>
        </div>
        <div className={styles.line2}>
          <p>Tram driver</p>
          <p>25</p>
        </div>
        <div className={styles.line3}>
          <p>Bookbinder</p>
          <p>23</p>
        </div>
      </div>
      <a>hello@work.example</a>
    </main>
  );
}
