/**
 * What all pages share: the layout, fields of forms and what becomes of text that is typed there,
 * language, texts, formatting, and the way from a model to HTML. Templates stand in {@code
 * src/main/jte}, one folder for each module; each becomes a class of the module's own package.
 */
@ApplicationModule(allowedDependencies = {"money"})
@NullMarked
package tw.jiean.marketplace.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
