package ee.convergence.client;

import ee.convergence.config.LimitSettings;
import ee.convergence.config.ProtocolSettings;
import ee.convergence.domain.Authentication;
import ee.convergence.domain.Session;
import ee.convergence.domain.SessionListener;
import ee.convergence.domain.UserChanges;
import ee.convergence.protocol.RoutingTable;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What all clients share.
 *
 * @param protocol the times they obey
 * @param limits how much each may use
 * @param routes where their messages go
 * @param authentication checks their logins
 * @param listeners who is told of their sessions
 * @param changes knows what changed of users while messages about them were on their way
 * @param workers go on with messages that had to wait
 * @param serverVersion what the login's answer says
 */
record ClientContext(
        ProtocolSettings protocol,
        LimitSettings limits,
        RoutingTable<Session> routes,
        Authentication authentication,
        List<SessionListener> listeners,
        UserChanges changes,
        Executor workers,
        String serverVersion) {}
