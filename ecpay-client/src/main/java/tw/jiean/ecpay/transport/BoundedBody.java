package tw.jiean.ecpay.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a reply as UTF-8 and hangs up when it grows too long, so that it cannot fill memory. */
final class BoundedBody implements BodySubscriber<String> {

  private final BodySubscriber<String> text = BodySubscribers.ofString(UTF_8);
  private final int mostBytes;
  private long bytes;
  private @Nullable Subscription subscription;

  BoundedBody(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    text.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    bytes += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes > mostBytes) {
      Objects.requireNonNull(subscription).cancel();
      text.onError(new IOException("The reply is longer than " + mostBytes + " bytes"));
    } else {
      text.onNext(part);
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.onError(failure);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }
}
