package tw.jiean.marketplace.review;

/** Who writes: of the two parties each once. */
enum ReviewSide {
  BUYER("buyer"),
  SELLER("seller");

  private final String word;

  ReviewSide(String word) {
    this.word = word;
  }

  /** The word in the database and in message keys. */
  public String word() {
    return word;
  }

  ReviewSide other() {
    return this == BUYER ? SELLER : BUYER;
  }

  static ReviewSide ofWord(String word) {
    return word.equals(BUYER.word) ? BUYER : SELLER;
  }
}
