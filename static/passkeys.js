// Makes a passkey, and signs in with one. The page says what else there is where this does not run.
const { forms } = window.allauth.webauthn;
const can = window.webauthnJSON.supported();
const ids = { credential: "id_credential", data: "js_data" };

const start = {
  // The names are those of the library: a passkey that is made signs in by itself.
  add: (button) => forms.signupForm({ ids: { ...ids, signup: button.id } }),
  authenticate: (button) => forms.authenticateForm({ ids: { ...ids, authenticate: button.id } }),
  login: (button) => forms.loginForm({ ids: { ...ids, login: button.id } }),
};

for (const button of document.querySelectorAll("[data-passkey]")) {
  if (!can) break;
  button.hidden = false;
  start[button.dataset.passkey](button);
}
for (const words of document.querySelectorAll("[data-no-passkey]")) words.hidden = can;

// The reader pressed Cancel, or the device has none for this address.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-error").hidden = false;
});
