// Submits itself on the first showing only: after back or reload the buyer decides.
const [navigation] = performance.getEntriesByType("navigation");
if (!navigation || navigation.type === "navigate") {
  document.getElementById("return_form").submit();
}
