package org.aushang.dispatch.internal.service;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.applications.ApplicationRoute;
import org.aushang.api.applications.ApplicationRouting;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.dispatch.internal.model.ApplicationToken;
import org.aushang.dispatch.internal.model.Publication;
import org.aushang.dispatch.internal.model.RoutedPosting;
import org.aushang.dispatch.internal.store.Ledger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Gives postings the link and address of our inbox before they are stored, so that connectors see a posting like any other. What
 * was last said about the way is in the ledger: a host that publishes before the inbox has started changes nothing. Thread-safe.
 */
@Component(service = {ApplicationRouter.class, ApplicationLinks.class})
public final class ApplicationRouter implements ApplicationLinks {

    private static final int PART = 500;

    /** In checks and previews of what was never published; as long as a real one. */
    private static final String SAMPLE_TOKEN = "0".repeat(TOKEN_LENGTH);

    private final HostTransactions transactions;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<@Nullable ApplicationRouting> routing = new AtomicReference<>();
    private final Supplier<Optional<ApplicationRoute>> registered;
    private volatile @Nullable ApplicationRoute known;

    @Activate
    public ApplicationRouter(BundleContext context, @Reference Ledger ledger) {
        this.transactions = new HostTransactions(ledger);
        this.registered = () -> registered(context);
    }

    public ApplicationRouter(Ledger ledger) {
        this.transactions = new HostTransactions(ledger);
        this.registered = Optional::empty;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindRouting(ApplicationRouting service) {
        routing.set(service);
    }

    public void unbindRouting(ApplicationRouting service) {
        routing.compareAndSet(service, null);
    }

    private ApplicationRoute route() {
        ApplicationRoute last = known;
        if (last == null) {
            last = transactions.read(work -> work.links().route()).orElse(ApplicationRoute.NONE);
            known = last;
        }
        ApplicationRouting service = routing.get();
        ApplicationRoute said = service == null ? registered.get().orElse(last) : service.route();
        if (!said.equals(last)) {
            transactions.write(work -> {
                work.links().route(said);
                return said;
            });
            known = said;
        }
        return said;
    }

    /**
     * The framework tells those who wait for a service one after the other, in no order that can be relied on: a host that
     * publishes as soon as it sees the inbox may see it before it is bound here.
     */
    private static Optional<ApplicationRoute> registered(BundleContext context) {
        ServiceReference<ApplicationRouting> reference = context.getServiceReference(ApplicationRouting.class);
        ApplicationRouting service = reference == null ? null : context.getService(reference);
        if (service == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(service.route());
        } finally {
            context.ungetService(reference);
        }
    }

    /** As the board gets it. */
    JobPosting route(ChannelId channel, JobPosting posting) {
        return route(channel, List.of(posting)).iterator().next();
    }

    /**
     * The same for many, in their order. While applications are routed it reads them once now, for their tokens, so that no
     * transaction of ours is inside another one.
     */
    Iterable<JobPosting> route(ChannelId channel, Iterable<JobPosting> postings) {
        ApplicationRoute route = route();
        if (!route.isActive()) {
            return postings;
        }
        Map<String, String> tokens = new HashMap<>();
        List<String> part = new ArrayList<>();
        for (JobPosting posting : postings) {
            if (RoutedPosting.needsToken(route, posting)) {
                part.add(posting.identifier());
            }
            if (part.size() == PART) {
                tokens.putAll(tokens(channel, part));
                part.clear();
            }
        }
        tokens.putAll(tokens(channel, part));
        return () -> StreamSupport.stream(postings.spliterator(), false)
                .map(posting -> {
                    String token = tokens.get(posting.identifier());
                    return token == null || !RoutedPosting.needsToken(route, posting)
                            ? posting
                            : RoutedPosting.of(route, posting, token);
                })
                .iterator();
    }

    /** Not synced to the disk: the publication that follows is, and this one before it. */
    private Map<String, String> tokens(ChannelId channel, List<String> jobs) {
        Set<String> distinct = new LinkedHashSet<>(jobs);
        return transactions.read(
                work -> work.links().tokens(channel.value(), distinct, () -> ApplicationToken.random(random)));
    }

    /** As the board would get it, without a trace: for checks and previews. */
    JobPosting tryOut(ChannelId channel, JobPosting posting) {
        ApplicationRoute route = route();
        if (!RoutedPosting.needsToken(route, posting)) {
            return posting;
        }
        String token = token(new PublicationRef(channel, posting.id())).orElse(SAMPLE_TOKEN);
        return RoutedPosting.of(route, posting, token);
    }

    @Override
    public Optional<PublicationRef> resolve(String token) {
        return ApplicationToken.read(token)
                .flatMap(read -> transactions.read(work -> work.links().resolve(read)));
    }

    @Override
    public Optional<String> token(PublicationRef publication) {
        return transactions.read(work -> work.links().token(publication));
    }

    @Override
    public List<PublicationRef> named(Collection<String> words) {
        if (words.size() > PART) {
            throw new IllegalArgumentException("at most " + PART + " words: " + words.size());
        }
        return transactions.read(work -> work.links().named(Set.copyOf(words)));
    }

    @Override
    public Optional<String> jsonLd(PublicationRef publication) {
        return transactions
                .read(work -> work.publications()
                        .latest(publication.channel().value(), publication.job().value()))
                .filter(Publication::wanted)
                .map(found -> found.desired().payload());
    }
}
