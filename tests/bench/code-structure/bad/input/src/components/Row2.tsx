export interface Row2Props {
  text: string;
  text2: string;
  text3: string;
  text4: string;
  text5: string;
  text6: string;
  variant?: "default" | "narrow" | "wide-tall-2";
}

export function Row2({ text, text2, text3, text4, text5, text6, variant = "default" }: Row2Props) {
  return (
    <div className={variant}>
      <p>{text}</p>
      <p>{text2}</p>
      <a href="">Apply</a>
      <p>{text3}</p>
      <p>{text4}</p>
      <a href="#">Apply</a>
      <p>{text5}</p>
      <p>{text6}</p>
      <a href="javascript:void(0)">Apply</a>
    </div>
  );
}
