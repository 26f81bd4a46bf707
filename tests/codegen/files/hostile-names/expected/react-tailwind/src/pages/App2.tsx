import { AppCon } from "../components/AppCon";
import { AppFragment } from "../components/AppFragment";
import { AppObject } from "../components/AppObject";

export function App2() {
  return (
    <main className="flex flex-col">
      <p className="text-base/6">{'</script><script>alert("x")</script>'}</p>
      <p className="text-base/6">
        {"{{ user.name }} ${process.env} `tick` \\n"}
      </p>
      <p className="text-base/6">{'AT&T &amp; &lt;b&gt; Don\'t "quote"'}</p>
      <p className="text-base/6 whitespace-pre-wrap">
        {"  leading,  double,  and trailing  "}
      </p>
      <p className="text-base/6">
        one
        <br />
        two
        <br />
        <br />
        four
      </p>
      <p className="text-base/6">
        {"no\u00a0break zero\u200bwidth soft\u00adhyphen \u202eevil\u202c"}
      </p>
      <p className="text-base/6" dir="auto">
        👩‍👩‍👧 مرحبا שלום नमस्ते
      </p>
      <p className="text-base/6">{"// not a comment /* nor this */"}</p>
      <p className="text-base/6" />
      <p className="text-base/6">{"tab\there\r"}</p>
      <AppObject content="one" />
      <AppObject content={"{two}"} />
      <AppFragment keyText="a" toStringText="c" look="e" />
      <AppFragment keyText="b" toStringText="d" look={"f\ng"} />
      <AppCon />
      <div className="flex w-2.5" />
    </main>
  );
}
