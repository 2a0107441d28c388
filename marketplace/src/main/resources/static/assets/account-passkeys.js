// Passkeys: the browser makes or uses one, and the form carries the answer. Without script, or in a browser that cannot,
// the form stays hidden and everything else works as before.
(() => {
  const able =
    window.PublicKeyCredential &&
    PublicKeyCredential.parseCreationOptionsFromJSON &&
    PublicKeyCredential.parseRequestOptionsFromJSON &&
    PublicKeyCredential.prototype.toJSON;
  if (!able) {
    return;
  }

  // Whether the server would take a passkey with what is typed. A device keeps what it has made, so this is asked
  // first; if not, the page that says why takes the place of this one.
  const wouldBeTaken = async (form) => {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer.status === 204) {
      return true;
    }
    if (answer.redirected) {
      location.assign(answer.url);
      return false;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
    prepare();
    document.querySelector("main [role=alert]:not([hidden])")?.focus();
    return false;
  };

  const make = async (form, options) =>
    (await wouldBeTaken(form)) &&
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });

  const use = (options) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });

  const prepare = () => {
    for (const without of document.querySelectorAll("[data-passkey-without]")) {
      without.hidden = true;
    }
    for (const form of document.querySelectorAll("form[data-passkey]")) {
      const options = JSON.parse(form.dataset.options);
      const failed = form.querySelector("[data-passkey-failed]");
      form.hidden = false;
      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const button = form.querySelector("button");
        button.disabled = true;
        failed.hidden = true;
        try {
          const credential = await (form.dataset.passkey === "make" ? make(form, options) : use(options));
          if (credential) {
            form.elements.credential.value = JSON.stringify(credential.toJSON());
            form.submit();
          }
        } catch (refused) {
          // Cancelled, or the device has none: its own words are for developers.
          failed.hidden = false;
          button.disabled = false;
        }
      });
    }
  };
  prepare();
})();
