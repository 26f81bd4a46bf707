import { encodeBase64 } from '#design/base64';

/**
 * Removes keys and account ids from a text that came from outside, and cuts it to a readable length. It removes the key
 * in every form in which it is sent, whatever looks like a key, and credentials in headers and addresses.
 */
export function hideSecrets(text: string, key: string | null): string {
  const without = key === null || key.length < 4 ? text : formsOf(key).reduce(hide, text);
  return (
    without
      .replace(/\b(authorization["']?\s*[:=]\s*["']?)(?:[a-z]+\s+)?[^\s"',;]+/gi, '$1(key)')
      .replace(/\bBearer\s+\S+/gi, '(key)')
      // Ordinary words after "basic" have neither digits nor capitals.
      .replace(/\b[Bb]asic\s+(?=[\w+/=]*[A-Z\d=+/])[\w+/=]{6,}/g, '(key)')
      .replace(/\b(https?:\/\/)[^\s/?#@]+@/gi, '$1(key)@')
      .replace(/([?&](?:api[-_]?key|key|token|access_token)=)[^&\s"']+/gi, '$1(key)')
      .replace(/\b(?:sk|pk|key)-[\w*.-]{4,}/gi, '(key)')
      .replace(/\bhf_\w{4,}/g, '(key)')
      .replace(/\borg-\w+/g, '(account)')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 300)
  );
}

function hide(text: string, form: string): string {
  return text.replaceAll(form, '(key)');
}

/** The forms of a key, longest first. A name and a password are sent in base64, and a text may name each alone. */
function formsOf(key: string): readonly string[] {
  const base64 = encodeBase64(new TextEncoder().encode(key));
  const password = key.includes(':') ? key.slice(key.indexOf(':') + 1) : '';
  const forms = [base64, base64.replace(/=+$/, ''), encodeURIComponent(key), key];
  return password.length >= 4 ? [...forms, password] : forms;
}
