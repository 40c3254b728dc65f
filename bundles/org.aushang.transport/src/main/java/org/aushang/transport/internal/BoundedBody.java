package org.aushang.transport.internal;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Body subscriber that collects bytes up to a limit and cancels there: an endless one would fill the memory. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final long most;
    private long received;
    private boolean over;
    private @Nullable Subscription source;

    private BoundedBody(long most) {
        this.most = most;
    }

    /** @param most bytes that an answer may have */
    static BodyHandler<byte[]> handler(long most) {
        return head -> new BoundedBody(most);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        if (over) {
            return;
        }
        for (ByteBuffer part : parts) {
            received += part.remaining();
        }
        Subscription subscription = source;
        if (received > most && subscription != null) {
            over = true;
            subscription.cancel();
            bytes.onError(new IOException("the answer is longer than " + most + " bytes"));
        } else {
            bytes.onNext(parts);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!over) {
            bytes.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!over) {
            bytes.onComplete();
        }
    }
}
