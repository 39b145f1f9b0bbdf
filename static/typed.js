// Saves the texts of a form while they are typed, a few seconds after a change. Without it each
// Continue saves them.
const form = document.querySelector("form[data-saves-typed]");
const SECONDS = 1000, AFTER = 3 * SECONDS, SAID_AT_MOST_EVERY = 60 * SECONDS;
let timer, request, saved, said = 0;

const status = document.createElement("p");
status.className = "govuk-body app-grey";
status.setAttribute("role", "status");
form.append(status);

const typed = () => {
  const texts = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams([...texts, ["save-typed", "1"]]).toString();
};

const save = async (more = {}) => {
  clearTimeout(timer);
  timer = undefined;
  const body = typed();
  if (body === saved) return;
  if (request) { timer = setTimeout(save, AFTER); return; }
  request = new AbortController();
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  try {
    const answer = await fetch(location.href, {
      method: "POST", body, headers, redirect: "error", signal: request.signal, ...more,
    });
    if (answer.status === 409) status.textContent = await answer.text();
    if (!answer.ok) return;
    saved = body;
    localStorage.setItem("last-page-at", Date.now());
    if (Date.now() - said < SAID_AT_MOST_EVERY) return;
    said = Date.now();
    status.textContent = await answer.text();
  } catch {
    // No connection: what is typed stays on the page, and is tried again after the next change.
  } finally {
    request = undefined;
  }
};

saved = typed();
form.addEventListener("input", () => { timer ??= setTimeout(save, AFTER); });
form.addEventListener("submit", () => {
  clearTimeout(timer);
  request?.abort();
  saved = typed();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden && timer) save({ keepalive: true });
});
