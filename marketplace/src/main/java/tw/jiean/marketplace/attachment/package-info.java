/**
 * Files that people hand over: takes them in, keeps them unchanged with their hash, and gives them
 * to whom their owner lets have them. Knows places and accounts, but not what an order or a message
 * is.
 *
 * <p>To take files with a form: {@link tw.jiean.marketplace.attachment.Attachments#receive receive}
 * them before the transaction, {@link tw.jiean.marketplace.attachment.Attachments#keep keep} them
 * in it, and declare an {@link tw.jiean.marketplace.attachment.AttachmentOwner} bean that says who
 * may read them.
 */
@ApplicationModule(allowedDependencies = {"account", "job", "web", "page"})
@NullMarked
package tw.jiean.marketplace.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
