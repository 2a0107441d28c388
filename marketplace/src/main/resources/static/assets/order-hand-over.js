// Takes the buyer to ECPay when the page is shown for the first time. Shown again, by the back button or a reload, it waits:
// whoever comes back has perhaps paid already.
(() => {
  const form = document.getElementById("ecpay_form");
  if (form.dataset.payable !== "true") return;
  const key = "handed-over:" + form.dataset.tradeNo;

  function shownBefore() {
    try {
      const seen = sessionStorage.getItem(key) !== null;
      sessionStorage.setItem(key, "1");
      return seen;
    } catch {
      return true; // Nothing can be remembered, so better ask than pay twice.
    }
  }

  addEventListener("pageshow", (event) => {
    if (shownBefore() || event.persisted) {
      document.getElementById("leaving").hidden = true;
      document.getElementById("returned").hidden = false;
    } else {
      document.getElementById("returned").hidden = true;
      // A moment later: what is submitted while the page is loading takes this page's place in the history, and the
      // back button would then find the choice of plans instead of it.
      setTimeout(() => form.submit());
    }
  });
})();
