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
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const options = JSON.parse(form.dataset.options);
    const failed = form.querySelector("[data-passkey-failed]");
    form.hidden = false;
    for (const without of document.querySelectorAll("[data-passkey-without]")) {
      without.hidden = true;
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button");
      button.disabled = true;
      failed.hidden = true;
      try {
        const credential =
          form.dataset.passkey === "make"
            ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
            : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch (refused) {
        // Cancelled, or the device has none: its own words are for developers.
        failed.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
