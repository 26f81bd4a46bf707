import { encodeBase64 } from './base64.ts';

/**
 * Takes keys and account ids out of a text that came from outside, and cuts it to one readable length: the key itself in
 * each way it travels, what looks like a key, credentials of any scheme, and those in addresses.
 */
export function hideSecrets(text: string, key: string | null): string {
  const without = key === null || key.length < 4 ? text : formsOf(key).reduce(hide, text);
  return (
    without
      .replace(/\b(authorization["']?\s*[:=]\s*["']?)(?:[a-z]+\s+)?[^\s"',;]+/gi, '$1(key)')
      .replace(/\bBearer\s+\S+/gi, '(key)')
      // Words that merely follow "basic" have neither digits nor capitals.
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

/** Longest first; a name and a password travel in base64, and each may be said by itself. */
function formsOf(key: string): readonly string[] {
  const base64 = encodeBase64(new TextEncoder().encode(key));
  const password = key.includes(':') ? key.slice(key.indexOf(':') + 1) : '';
  const forms = [base64, base64.replace(/=+$/, ''), encodeURIComponent(key), key];
  return password.length >= 4 ? [...forms, password] : forms;
}
