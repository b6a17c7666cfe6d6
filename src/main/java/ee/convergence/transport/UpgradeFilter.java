package ee.convergence.transport;

import ee.convergence.client.Client;
import ee.convergence.client.ClientRefusedException;
import ee.convergence.client.ClientRegistry;
import ee.convergence.client.RequestAttributes;
import ee.convergence.config.Settings;
import ee.convergence.domain.DomainId;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Sees every request first. An upgrade always means a domain: its client is made here, before the 101, or the upgrade is
 * refused. What is no upgrade goes to the {@link ResourceRoutes}. Thread-safe once initialised. (Servers make filters by
 * their constructor without parameters.)
 */
public final class UpgradeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** A request attribute by which the host may offer a {@link Runnable} that drops the TCP connection. */
    static final String ABORT = "ee.convergence.transport.abort";

    private static final Logger LOG = System.getLogger(UpgradeFilter.class.getName());

    private final transient ResourceRoutes resources = new ResourceRoutes();

    @Inject
    private transient ClientRegistry registry;

    @Inject
    private transient Settings settings;

    private transient OriginPolicy origins;
    private transient ClientAddress addresses;

    @Override
    public void init() {
        origins = new OriginPolicy(settings.websocket());
        addresses = new ClientAddress(settings.server());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestPath path = RequestPath.of(request.getRequestURI(), request.getContextPath());
        if (!UpgradeRequest.isValid(request)) {
            request.setAttribute(RequestAttributes.ADDRESS, addresses.of(request));
            resources.serve(path, request, response, chain);
            return;
        }
        Optional<DomainId> domain = path.domain();
        if (domain.isEmpty()) {
            Answer.NOT_FOUND.write(response);
        } else if (!origins.allows(request.getHeader("Origin"))) {
            Answer.ORIGIN_REFUSED.write(response);
        } else {
            upgrade(domain.get(), request, response, chain);
        }
    }

    private void upgrade(DomainId domain, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        Client client;
        try {
            client = registry.create(domain, addresses.of(request), userAgent(request));
        } catch (ClientRefusedException refused) {
            Answer.to(refused.refusal()).write(response);
            return;
        }
        if (System.nanoTime() - begun
                >= settings.protocol().clientCreationTimeout().toNanos()) {
            client.closed();
            LOG.log(Level.WARNING, () -> "creating a client of " + domain + " took too long");
            Answer.NOT_CREATED.write(response);
            return;
        }
        handShake(client, request, response, chain);
    }

    private static void handShake(
            Client client, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HandOver.leave(new HandOver(client, abort(request)));
        try {
            chain.doFilter(request, response);
        } finally {
            if (HandOver.take() != null) {
                client.closed();
            }
        }
    }

    private static Runnable abort(HttpServletRequest request) {
        return request.getAttribute(ABORT) instanceof Runnable offered ? offered : null;
    }

    private static String userAgent(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    }
}
