/** Asking the server: one prefix, the user's language, the session's word against forged writes, problems as errors. */
export const PREFIX = "/api/v1";

/** What stopped a request (application/problem+json), in the user's language. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  hint?: string | null;
  context?: Record<string, unknown> | null;
  errors?: { where: (string | number)[]; said: string }[] | null;
}

export class Stopped extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "Stopped";
  }
}

/** The server was not reached, or what answered was not our server. */
export class Unreached extends Error {}

let language = "zh";
let word = "";
let signedOut: () => void = () => undefined;

/** The language in which the server answers. */
export function speak(next: string): void {
  language = next;
}

/** The session's word, which every write carries (X-CSRF). */
export function trust(next: string): void {
  word = next;
}

/** Who is told when the session has ended. */
export function onSignedOut(told: () => void): void {
  signedOut = told;
}

/** `fetch` with our headers; raises `Stopped` or `Unreached`. */
export async function careful(input: Request): Promise<Response> {
  const asked = new Request(input);
  asked.headers.set("Accept-Language", language);
  if (asked.method !== "GET" && word) asked.headers.set("X-CSRF", word);
  let answer: Response;
  try {
    answer = await fetch(asked);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreached();
  }
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  if (problem.status === 401 && !new URL(asked.url).pathname.endsWith("/session")) signedOut();
  throw new Stopped(problem);
}

async function problemOf(answer: Response): Promise<Problem> {
  if (!answer.headers.get("Content-Type")?.startsWith("application/problem+json")) throw new Unreached();
  return (await answer.json()) as Problem;
}

/** Sends a form with a file, telling how much of it has gone out: `fetch` does not tell. Raises as `careful` does. */
export function sendForm(path: string, form: FormData, gone: (part: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open("POST", `${PREFIX}${path}`);
    asked.setRequestHeader("Accept-Language", language);
    if (word) asked.setRequestHeader("X-CSRF", word);
    asked.upload.onprogress = (event) => {
      if (event.lengthComputable) gone(event.loaded / event.total);
    };
    asked.onerror = () => {
      reject(new Unreached());
    };
    asked.onload = () => {
      try {
        const told: unknown = JSON.parse(asked.responseText);
        if (asked.status < 300) resolve(told);
        else if (asked.getResponseHeader("Content-Type")?.startsWith("application/problem+json")) {
          if (asked.status === 401) signedOut();
          reject(new Stopped(told as Problem));
        } else reject(new Unreached());
      } catch {
        reject(new Unreached());
      }
    };
    asked.send(form);
  });
}
