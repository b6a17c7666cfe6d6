package ee.convergence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.ConnectionRequestMessage.AnonymousAuthRequestData;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.core.DomainUserTypeData;
import ee.convergence.protocol.wire.identity.IdentityCacheUpdateMessage;
import ee.convergence.protocol.wire.presence.PresenceAvailabilityChangedMessage;
import ee.convergence.protocol.wire.presence.SubscribePresenceRequestMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The first login and what follows it (protocol.md sections 4.3, 5.3, 5.4, 8 and 9.4). */
@DisplayName("A login")
abstract class LoginContract extends TransportContract {

    @Test
    void hasTheFirstRequestNumber() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            ConvergenceMessage answer = peer.request(ConvergenceMessage.newBuilder()
                    .setConnectionRequest(
                            RealtimePeer.login().setAnonymous(AnonymousAuthRequestData.getDefaultInstance())));
            assertThat(answer.hasResponseId()).isTrue();
            assertThat(answer.getResponseId().getValue()).isZero();
            assertThat(answer.hasRequestId()).isFalse();
        }
    }

    @Test
    void tellsUserSessionAndToken() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            ConnectionResponseMessage response = peer.connectAnonymously("Ada ☕");
            assertThat(response.getServer().getVersion()).isNotEmpty();
            ConnectionSuccessData success = response.getSuccess();
            assertThat(success.getNamespace()).isEqualTo("convergence");
            assertThat(success.getDomainId()).isEqualTo("default");
            assertThat(success.getUser().getUserId().getUserType()).isEqualTo(DomainUserTypeData.Anonymous);
            assertThat(success.getUser().getUserId().getUsername()).isNotEmpty();
            assertThat(success.getUser().getDisplayName().getValue()).isEqualTo("Ada ☕");
            assertThat(success.getSessionId()).isNotEmpty().doesNotStartWith("offline:");
            assertThat(success.getReconnectToken()).hasSizeGreaterThanOrEqualTo(22);
            assertThat(success.getPresenceStateMap()).isEmpty();
        }
    }

    @Test
    void needsNoDisplayName() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            ConnectionResponseMessage response =
                    peer.connect(RealtimePeer.login().setAnonymous(AnonymousAuthRequestData.getDefaultInstance()));
            assertThat(response.getSuccess().getUser().hasDisplayName()).isFalse();
        }
    }

    @Test
    void introducesTheOwnUserAndSession() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            ConnectionSuccessData success = peer.connectAnonymously("Ada").getSuccess();
            ConvergenceMessage message = peer.await(BodyCase.IDENTITYCACHEUPDATE);
            assertThat(message.hasRequestId() || message.hasResponseId()).isFalse();
            IdentityCacheUpdateMessage update = message.getIdentityCacheUpdate();
            assertThat(update.getUsersList()).containsExactly(success.getUser());
            assertThat(update.getSessionsMap())
                    .containsExactlyEntriesOf(
                            Map.of(success.getSessionId(), success.getUser().getUserId()));
        }
    }

    @Test
    void isFollowedByThePresenceOfTheOwnUser() throws IOException {
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            DomainUserIdData user =
                    peer.connectAnonymously("Ada").getSuccess().getUser().getUserId();
            ConvergenceMessage subscribed = peer.request(ConvergenceMessage.newBuilder()
                    .setPresenceSubscribeRequest(SubscribePresenceRequestMessage.getDefaultInstance()));
            assertThat(subscribed.hasPresenceSubscribeResponse()).isTrue();
            assertThat(subscribed.getPresenceSubscribeResponse().getUserPresencesList())
                    .isEmpty();
            PresenceAvailabilityChangedMessage change =
                    peer.await(BodyCase.PRESENCEAVAILABILITYCHANGED).getPresenceAvailabilityChanged();
            assertThat(change.getUser()).isEqualTo(user);
            assertThat(change.getAvailable()).isTrue();
        }
    }

    @Test
    void introducesTheOwnUserBeforeItIsMentioned() throws IOException {
        try (RealtimePeer peer = connected()) {
            peer.ask(ConvergenceMessage.newBuilder()
                    .setPresenceSubscribeRequest(SubscribePresenceRequestMessage.getDefaultInstance()));
            List<BodyCase> kinds = new ArrayList<>();
            while (!kinds.contains(BodyCase.PRESENCEAVAILABILITYCHANGED)) {
                kinds.add(peer.next().getBodyCase());
            }
            assertThat(kinds).contains(BodyCase.IDENTITYCACHEUPDATE);
            assertThat(kinds.indexOf(BodyCase.IDENTITYCACHEUPDATE))
                    .isLessThan(kinds.indexOf(BodyCase.PRESENCEAVAILABILITYCHANGED));
        }
    }

    @Test
    void isEachTimeAnotherUserSessionAndToken() throws IOException {
        Set<String> users = new HashSet<>();
        Set<String> sessions = new HashSet<>();
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
                ConnectionSuccessData success = peer.connectAnonymously("Ada").getSuccess();
                users.add(success.getUser().getUserId().getUsername());
                sessions.add(success.getSessionId());
                tokens.add(success.getReconnectToken());
            }
        }
        assertThat(users).hasSize(50);
        assertThat(sessions).hasSize(50);
        assertThat(tokens).hasSize(50);
    }

    @Test
    void byATokenIsTheSameUserInAnotherSession() throws IOException {
        try (RealtimePeer first = RealtimePeer.open(target(), Target.OPEN);
                RealtimePeer second = RealtimePeer.open(target(), Target.OPEN)) {
            ConnectionSuccessData before = first.connectAnonymously("Ada").getSuccess();
            first.socket().reset();
            ConnectionSuccessData after =
                    second.reconnect(before.getReconnectToken()).getSuccess();
            assertThat(after.getUser()).isEqualTo(before.getUser());
            assertThat(after.getSessionId()).isNotEqualTo(before.getSessionId());
            assertThat(after.getReconnectToken()).isNotEmpty();
        }
    }

    @Test
    void byATokenIsPossibleAgainAndAgain() throws IOException {
        String token;
        try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
            token = peer.connectAnonymously("Ada").getSuccess().getReconnectToken();
        }
        for (int i = 0; i < 5; i++) {
            try (RealtimePeer peer = RealtimePeer.open(target(), Target.OPEN)) {
                ConnectionSuccessData success = peer.reconnect(token).getSuccess();
                assertThat(success.getUser().getDisplayName().getValue()).isEqualTo("Ada");
                token = success.getReconnectToken();
            }
        }
    }
}
