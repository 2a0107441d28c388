package tw.jiean.ecpay.transport;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Hangs up when a reply grows too long, so that it can fill neither memory nor disk. */
final class BoundedBody<T> implements BodySubscriber<T> {

  /** A reply that was not read to its end. */
  static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;

    TooLong(long mostBytes) {
      super("a reply of more than " + mostBytes + " bytes");
    }
  }

  private final BodySubscriber<T> inner;
  private final long mostBytes;
  private long bytes;
  private @Nullable Subscription subscription;

  BoundedBody(BodySubscriber<T> inner, long mostBytes) {
    this.inner = inner;
    this.mostBytes = mostBytes;
  }

  @Override
  public CompletionStage<T> getBody() {
    return inner.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    inner.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    bytes += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes > mostBytes) {
      Objects.requireNonNull(subscription).cancel();
      inner.onError(new TooLong(mostBytes));
    } else {
      inner.onNext(part);
    }
  }

  @Override
  public void onError(Throwable failure) {
    inner.onError(failure);
  }

  @Override
  public void onComplete() {
    inner.onComplete();
  }
}
