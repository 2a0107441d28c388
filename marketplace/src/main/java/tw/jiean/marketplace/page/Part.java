package tw.jiean.marketplace.page;

import gg.jte.Content;

/** Something that one module shows within a page of another. Writes nothing for nothing to show. */
@FunctionalInterface
public interface Part {

  /** The part as it stands on a page of this site. */
  Content on(Site site);
}
