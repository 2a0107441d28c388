package tw.jiean.marketplace.catalog;

import java.util.List;

/**
 * One page of a search, newest listing first.
 *
 * @param total how many listings were found on all pages
 */
record ListingPage(List<Listing> listings, int page, int pages, long total) {

  boolean hasPrevious() {
    return page > 1;
  }

  boolean hasNext() {
    return page < pages;
  }
}
