/**
 * The agreement between buyer and seller: what was bought at which price, and how it goes. Frozen
 * from the catalogue when it is placed; hears of its money from {@code payment}, and of money that
 * goes back from {@code refund}; has it earned by {@code earning} when it is finished.
 *
 * <p>Where to begin. Buying: {@code CheckoutController} asks {@code Orders}, which places an {@code
 * Order} and opens its payments. After payment: what somebody does is an {@code Act}; {@code Work}
 * decides what it, or the time, makes of the order, {@code WorkEdit} makes the move, {@code
 * OrderProcess} stores it with its story and has {@code OrderMoney} move the money; {@code
 * OrderTimers} does the same by the clock. {@code OrderFunding} and {@code OrderRefunds} hear of
 * money that came and went. Pages: {@code OrderPages} and {@code WorkView} put together what one
 * {@code Viewer} sees, {@code OrderActsController} takes what is done there. {@code OrderTalk} and
 * {@code OrderReviews} are asked of others, {@code OrderSpans} and {@code OrderDisputes} answer
 * them.
 */
@ApplicationModule(
    allowedDependencies = {
      "account",
      "attachment",
      "catalog",
      "payment",
      "refund",
      "earning",
      "ledger",
      "job",
      "money",
      "backoffice",
      "web",
      "page"
    })
@NullMarked
package tw.jiean.marketplace.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
