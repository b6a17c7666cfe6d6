package ee.convergence.domain;

import ee.convergence.protocol.wire.core.ConnectionRequestMessage;
import java.util.Optional;

/** What a client logs in with ({@code protocol.md} section 4.2). Never shown in a text form. */
public sealed interface Credentials {

    /** A new anonymous user, perhaps with a name to show. */
    record Anonymous(Optional<String> displayName) implements Credentials {
        @Override
        public String toString() {
            return "Anonymous";
        }
    }

    /** The token of an earlier login. */
    record ReconnectToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "ReconnectToken";
        }
    }

    /** A user's name and password. */
    record Password(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password";
        }
    }

    /** A signed claim about a user. */
    record Jwt(String token) implements Credentials {
        @Override
        public String toString() {
            return "Jwt";
        }
    }

    /** What the request carries; empty when it carries none. */
    static Optional<Credentials> of(ConnectionRequestMessage request) {
        return switch (request.getAuthCase()) {
            case ANONYMOUS -> Optional.of(anonymous(request.getAnonymous()));
            case RECONNECT ->
                Optional.of(new ReconnectToken(request.getReconnect().getToken()));
            case PASSWORD ->
                Optional.of(new Password(
                        request.getPassword().getUsername(),
                        request.getPassword().getPassword()));
            case JWT -> Optional.of(new Jwt(request.getJwt().getJwt()));
            case AUTH_NOT_SET -> Optional.empty();
        };
    }

    private static Credentials anonymous(ConnectionRequestMessage.AnonymousAuthRequestData data) {
        return new Anonymous(
                data.hasDisplayName()
                        ? Optional.of(data.getDisplayName().getValue()).filter(name -> !name.isEmpty())
                        : Optional.empty());
    }
}
