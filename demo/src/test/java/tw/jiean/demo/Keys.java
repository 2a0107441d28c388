package tw.jiean.demo;

import com.microsoft.playwright.Page;

/** Somebody who uses no pointer: goes from element to element, types, presses Enter. */
record Keys(Visitor visitor) {

  /** More elements than any page lets one stop at. */
  private static final int PATIENCE = 250;

  private Page page() {
    return visitor.page();
  }

  /** Goes on until the element has the focus; round again when the end of the page has come. */
  private void reach(String css) {
    page().waitForSelector(css);
    for (int i = 0; i < PATIENCE; i++) {
      if (isFocused(css)) {
        return;
      }
      page().keyboard().press("Tab");
    }
    throw new AssertionError("The keyboard does not lead to " + css + " of " + page().url());
  }

  /** Types into a field. */
  void type(String css, String text) {
    reach(css);
    page().keyboard().insertText(text);
  }

  /** Presses a link or a button. */
  void press(String css) {
    reach(css);
    enter();
  }

  void enter() {
    page().keyboard().press("Enter");
  }

  /** Goes down a list to an entry and takes it, whether the browser opens the list or not. */
  void choose(String css, String value) {
    reach(css);
    for (int i = 0; i < PATIENCE && !page().inputValue(css).equals(value); i++) {
      page().keyboard().press("ArrowDown");
      if (isFocused("option[value='" + value + "']")) {
        enter();
      }
    }
    if (!page().inputValue(css).equals(value)) {
      throw new AssertionError(css + " has no " + value);
    }
  }

  private boolean isFocused(String css) {
    return Boolean.TRUE.equals(page().evaluate("css => document.activeElement.matches(css)", css));
  }
}
