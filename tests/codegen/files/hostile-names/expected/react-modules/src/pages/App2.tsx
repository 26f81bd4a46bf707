import { AppCon } from "../components/AppCon";
import { AppFragment } from "../components/AppFragment";
import { AppObject } from "../components/AppObject";
import styles from "./App2.module.css";

export function App2() {
  return (
    <main className={styles.page}>
      <p className={styles.text}>{'</script><script>alert("x")</script>'}</p>
      <p className={styles.x}>{"{{ user.name }} ${process.env} `tick` \\n"}</p>
      <p className={styles.con}>{'AT&T &amp; &lt;b&gt; Don\'t "quote"'}</p>
      <p className={styles.etcPasswd}>
        {"  leading,  double,  and trailing  "}
      </p>
      <p className={styles.class}>
        one
        <br />
        two
        <br />
        <br />
        four
      </p>
      <p className={styles.noBreakConstructor}>
        {"no\u00a0break zero\u200bwidth soft\u00adhyphen \u202eevil\u202c"}
      </p>
      <p className={styles.text} dir="auto">
        👩‍👩‍👧 مرحبا שלום नमस्ते
      </p>
      <p className={styles.notCommentProto}>
        {"// not a comment /* nor this */"}
      </p>
      <p className={styles.text} />
      <p className={styles.text}>{"tab\there\r"}</p>
      <AppObject content="one" />
      <AppObject content={"{two}"} />
      <AppFragment keyText="a" toStringText="c" look="e" />
      <AppFragment keyText="b" toStringText="d" look={"f\ng"} />
      <AppCon />
      <div className={styles.nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn} />
    </main>
  );
}
