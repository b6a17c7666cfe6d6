package ee.convergence.client;

import ee.convergence.config.LimitSettings;
import ee.convergence.domain.DomainId;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds the number of connections to the limits. Thread-safe. */
final class Admission {

    private final LimitSettings limits;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger unauthenticated = new AtomicInteger();
    private final Tally<String> addresses;
    private final Tally<DomainId> domains;
    private final ConnectRate rate;

    Admission(LimitSettings limits) {
        this.limits = limits;
        this.addresses = new Tally<>(limits.perAddress());
        this.domains = new Tally<>(limits.perDomain());
        this.rate = new ConnectRate(limits.connectRate());
    }

    /** Counts a connection that is not logged in yet. */
    void enter(DomainId domain, String address, long now) throws ClientRefusedException {
        if (!rate.admits(address, now)) {
            throw new ClientRefusedException(Refusal.TOO_OFTEN);
        }
        if (!addresses.enter(address)) {
            throw new ClientRefusedException(Refusal.ADDRESS_FULL);
        }
        if (!domains.enter(domain)) {
            addresses.leave(address);
            throw new ClientRefusedException(Refusal.SERVER_FULL);
        }
        if (!enter(all, limits.connections()) || !enterUnauthenticated()) {
            domains.leave(domain);
            addresses.leave(address);
            throw new ClientRefusedException(Refusal.SERVER_FULL);
        }
    }

    /** The connection is logged in, or gone before. */
    void loggedIn() {
        unauthenticated.decrementAndGet();
    }

    /** The connection is gone. */
    void leave(DomainId domain, String address) {
        all.decrementAndGet();
        domains.leave(domain);
        addresses.leave(address);
    }

    void sweep(long now) {
        rate.sweep(now);
    }

    private boolean enterUnauthenticated() {
        if (enter(unauthenticated, limits.unauthenticated())) {
            return true;
        }
        all.decrementAndGet();
        return false;
    }

    private static boolean enter(AtomicInteger count, int limit) {
        if (count.incrementAndGet() <= limit || limit <= 0) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }
}
