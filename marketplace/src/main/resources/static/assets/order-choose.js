// Keeps price, methods and button in step with the chosen plan. Without it the plan cards are links that redraw the page.
(() => {
  const form = document.getElementById("choice");
  const plan = document.getElementById("plan");
  const method = document.getElementById("payment_method");
  const next = document.getElementById("nextButton");
  const cards = [...form.querySelectorAll(".plan-card")];
  const limited = [...method.querySelectorAll("option[data-maximum]")];
  const never = [...method.querySelectorAll("optgroup")].filter((group) => !group.querySelector("option[data-maximum]"));

  const verdict = (option, amount) =>
    amount > Number(option.dataset.maximum) ? "above" : amount < Number(option.dataset.minimum) ? "below" : "usable";

  function group(label, options) {
    const element = document.createElement("optgroup");
    element.label = label;
    element.disabled = true;
    element.append(...options);
    return element;
  }

  function redraw() {
    const card = cards.find((candidate) => candidate.dataset.plan === plan.value);
    cards.forEach((each) => (each === card ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current")));
    document.getElementById("plan_title").textContent = card.dataset.title;
    document.getElementById("total").textContent = card.dataset.price;

    const chosen = method.value;
    const lots = { usable: [], above: [], below: [] };
    for (const option of limited) {
      const lot = verdict(option, Number(card.dataset.amount));
      option.disabled = lot !== "usable";
      lots[lot].push(option);
    }
    method.replaceChildren(
      method.options[0],
      ...lots.usable,
      ...(lots.below.length ? [group(method.dataset.below, lots.below)] : []),
      ...(lots.above.length ? [group(method.dataset.above, lots.above)] : []),
      ...never,
    );
    method.value = chosen;
    enable();
  }

  function enable() {
    const option = method.selectedOptions[0];
    next.disabled = !(plan.value && option && option.value && !option.disabled);
  }

  cards.forEach((card) =>
    card.addEventListener("click", (event) => {
      event.preventDefault();
      plan.value = card.dataset.plan;
      redraw();
    }),
  );
  plan.addEventListener("change", redraw);
  method.addEventListener("change", enable);
  // A browser that comes back may have restored other choices than the page was drawn with.
  addEventListener("pageshow", redraw);
  redraw();
})();
