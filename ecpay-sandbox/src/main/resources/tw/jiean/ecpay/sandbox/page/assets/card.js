// Conveniences of the card form; it works without them.
const number = document.getElementById("number");
const expiry = document.getElementById("expiry");

const grouped = (text) => text.replace(/\D/g, "").slice(0, 19).replace(/(.{4})(?=.)/g, "$1 ");

number.addEventListener("change", () => {
  number.value = grouped(number.value);
});

expiry.addEventListener("input", (event) => {
  const digits = expiry.value.replace(/\D/g, "").slice(0, 4);
  if (event.inputType && event.inputType.startsWith("delete")) {
    return;
  }
  expiry.value = digits.length > 2 ? digits.slice(0, 2) + "/" + digits.slice(2) : digits;
});

for (const button of document.querySelectorAll("button[data-card]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const other = document.querySelector('input[name="card"][value="other"]');
    if (other) {
      other.checked = true;
    }
    number.value = button.dataset.card;
    expiry.focus();
  });
}
