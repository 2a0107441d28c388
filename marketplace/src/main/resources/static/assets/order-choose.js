// Keeps price, methods and button in step with the chosen plan. Without it the plan cards are links that redraw the page.
(() => {
  const form = document.getElementById("choice");
  const plan = document.getElementById("plan");
  const method = document.getElementById("payment_method");
  const next = document.getElementById("nextButton");
  const cards = [...form.querySelectorAll(".plan-card")];
  const limited = [...method.querySelectorAll("option[data-maximum]")];
  const instalments = [...form.querySelectorAll("input[name=instalments]")];
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

    const amount = Number(card.dataset.amount);
    const chosen = method.value;
    const lots = { usable: [], above: [], below: [] };
    for (const option of limited) {
      const lot = verdict(option, amount);
      option.disabled = lot !== "usable";
      describe(option.value, lot);
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
    instalments.forEach((plan) => price(plan, amount));
    // What greyed under the buyer's choice is one payment again, as the page then shows.
    if (instalments.some((plan) => plan.checked && plan.disabled)) {
      instalments[0].checked = true;
    }
    // The descriptions mark which of them can be chosen now.
    method.dispatchEvent(new Event("change"));
  }

  function describe(code, lot) {
    const row = document.getElementById("about_" + code);
    row.toggleAttribute("data-unusable", lot !== "usable");
    row.querySelectorAll("[data-reason]").forEach((reason) => (reason.hidden = reason.dataset.reason !== lot));
  }

  function price(plan, amount) {
    const count = Number(plan.dataset.count);
    const each = document.getElementById(plan.id + "-each");
    if (!each) {
      return;
    }
    plan.disabled = amount < Number(plan.dataset.from);
    each.hidden = plan.disabled;
    document.getElementById(plan.id + "-from").hidden = !plan.disabled;
    plan.setAttribute("aria-describedby", plan.id + (plan.disabled ? "-from" : "-each"));
    if (count) {
      const dollars = "NT$" + Math.floor(amount / count).toLocaleString("en-US");
      each.textContent = form.querySelector("#plans").dataset.each.replace("{0}", dollars);
    }
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
