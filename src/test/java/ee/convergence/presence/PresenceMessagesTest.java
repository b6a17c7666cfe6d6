package ee.convergence.presence;

import static ee.convergence.presence.RecordingSession.id;
import static ee.convergence.presence.RecordingSession.userNamed;
import static ee.convergence.presence.Words.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int32Value;
import com.typesafe.config.ConfigFactory;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.Settings;
import ee.convergence.domain.Session;
import ee.convergence.protocol.Exchange;
import ee.convergence.protocol.Mentions;
import ee.convergence.protocol.MessageKind;
import ee.convergence.protocol.RoutingTable;
import ee.convergence.protocol.ServerMessage;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.core.ConnectionResponseMessage.ConnectionSuccessData;
import ee.convergence.protocol.wire.core.DomainUserIdData;
import ee.convergence.protocol.wire.presence.PresenceClearStateMessage;
import ee.convergence.protocol.wire.presence.PresenceRemoveStateMessage;
import ee.convergence.protocol.wire.presence.PresenceRequestMessage;
import ee.convergence.protocol.wire.presence.PresenceSetStateMessage;
import ee.convergence.protocol.wire.presence.SubscribePresenceRequestMessage;
import ee.convergence.protocol.wire.presence.UnsubscribePresenceMessage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** From wire message to wire message. */
class PresenceMessagesTest {

    private static final DomainUserIdData ANN = id("ann").toWire();
    private static final DomainUserIdData NOBODY = DomainUserIdData.getDefaultInstance();

    private final Settings settings = Settings.of(ConfigFactory.empty());
    private final PresenceMessages messages = new PresenceMessages(
            new PresenceService(
                    settings,
                    new Mailboxes(Runnable::run),
                    (domain, users) -> CompletableFuture.completedFuture(List.of(userNamed("ghost")))),
            settings);
    private final RoutingTable<Session> routes = routes();
    private final RecordingSession ann = connected("1", "ann");
    private ConvergenceMessage answer;
    private Mentions mentioned;

    @Test
    void aLoginIsAnsweredWithTheState() {
        send(ann, set("a", 1));
        ConnectionSuccessData.Builder welcome = ConnectionSuccessData.newBuilder();
        messages.connected(new RecordingSession("2", "ann"), welcome);
        assertThat(welcome.getPresenceStateMap()).containsOnlyKeys("a").containsValue(value(1));
    }

    @Test
    void changesAreEventsAndHaveNoAnswer() {
        send(ann, set("a", 1));
        send(
                ann,
                ConvergenceMessage.newBuilder()
                        .setPresenceRemoveState(
                                PresenceRemoveStateMessage.newBuilder().addKeys("a")));
        send(
                ann,
                ConvergenceMessage.newBuilder().setPresenceClearState(PresenceClearStateMessage.getDefaultInstance()));
        assertThat(ann.told()).containsExactly("ann came", "ann set {a=1}", "ann removed [a]", "ann cleared");
        assertThat(answer).isNull();
    }

    @Test
    void anEmptySubscriptionIsAnsweredWithAnEmptyResponse() {
        send(ann, subscribe());
        assertThat(answer.getResponseId()).isEqualTo(Int32Value.of(0));
        assertThat(answer.getBodyCase()).isEqualTo(BodyCase.PRESENCESUBSCRIBERESPONSE);
        assertThat(answer.getPresenceSubscribeResponse().getUserPresencesCount())
                .isZero();
        assertThat(mentioned.isEmpty()).isTrue();
    }

    @Test
    void answersIntroduceThoseWhoAreKnown() {
        DomainUserIdData ghost = id("ghost").toWire();
        send(ann, subscribe(ANN, ghost));
        assertThat(answer.getPresenceSubscribeResponse().getUserPresencesList())
                .extracting(entry -> entry.getUser().getUsername() + " " + entry.getAvailable())
                .containsExactly("ann true", "ghost false");
        assertThat(mentioned.users())
                .containsExactly(ann.user().mention(), userNamed("ghost").mention());
        send(ann, read(ghost));
        assertThat(answer.getPresenceResponse().getUserPresencesList()).hasSize(1);
        assertThat(mentioned.users()).containsExactly(userNamed("ghost").mention());
    }

    @Test
    void unsubscribingHasNoAnswer() {
        RecordingSession bob = connected("2", "bob");
        send(bob, subscribe(ANN));
        answer = null;
        send(
                bob,
                ConvergenceMessage.newBuilder()
                        .setPresenceUnsubscribe(
                                UnsubscribePresenceMessage.newBuilder().addUsers(ANN)));
        send(ann, set("a", 1));
        assertThat(bob.told()).containsExactly("bob came");
        assertThat(answer).isNull();
    }

    @Test
    void invalidRequestsAreAnsweredWithAnError() {
        send(ann, subscribe(ANN, NOBODY));
        refused(true);
        send(ann, read(ANN.toBuilder().setUserTypeValue(9).build()));
        refused(true);
    }

    @Test
    void invalidOneWayMessagesMakeAnUnsolicitedErrorAndChangeNothing() {
        send(ann, set("a", Double.NaN));
        refused(false);
        send(
                ann,
                ConvergenceMessage.newBuilder()
                        .setPresenceRemoveState(
                                PresenceRemoveStateMessage.newBuilder().addKeys("x".repeat(10_000))));
        refused(false);
        send(
                ann,
                ConvergenceMessage.newBuilder()
                        .setPresenceUnsubscribe(
                                UnsubscribePresenceMessage.newBuilder().addUsers(NOBODY)));
        refused(false);
        assertThat(ann.told()).containsExactly("ann came");
    }

    private void refused(boolean response) {
        assertThat(answer.getError().getCode()).isEqualTo("invalid_message");
        assertThat(answer.getError().getMessage()).isNotEmpty();
        assertThat(answer.hasResponseId()).isEqualTo(response);
        answer = null;
    }

    private RecordingSession connected(String session, String user) {
        RecordingSession connected = new RecordingSession(session, user);
        messages.connected(connected, ConnectionSuccessData.newBuilder());
        return connected;
    }

    private void send(RecordingSession from, ConvergenceMessage.Builder body) {
        if (MessageKind.of(body.getBodyCase()) == MessageKind.REQUEST) {
            body.setRequestId(Int32Value.of(0));
        }
        ConvergenceMessage message = body.build();
        Exchange exchange = Exchange.of(message, message.getSerializedSize(), 0, new Exchange.Outlet() {
            @Override
            public void send(ServerMessage sent, Mentions mentions) {
                answer = Words.parse(sent);
                mentioned = mentions;
            }

            @Override
            public void finished(Exchange finished) {
                assertThat(finished.isFinished()).isTrue();
            }
        });
        routes.route(message.getBodyCase()).handle(from, message, exchange);
        assertThat(exchange.isFinished()).isTrue();
    }

    private RoutingTable<Session> routes() {
        RoutingTable.Builder<Session> builder = new RoutingTable.Builder<>();
        messages.register(builder);
        Set<BodyCase> others = EnumSet.copyOf(MessageKind.requests());
        others.addAll(MessageKind.normals());
        others.remove(BodyCase.CONNECTIONREQUEST);
        others.removeIf(kind -> kind.getNumber() >= 400 && kind.getNumber() < 500);
        others.forEach(kind -> builder.on(kind, (session, message, exchange) -> exchange.ok()));
        return builder.build();
    }

    private static ConvergenceMessage.Builder set(String key, double number) {
        return ConvergenceMessage.newBuilder()
                .setPresenceSetState(PresenceSetStateMessage.newBuilder().putState(key, value(number)));
    }

    private static ConvergenceMessage.Builder subscribe(DomainUserIdData... users) {
        return ConvergenceMessage.newBuilder()
                .setPresenceSubscribeRequest(
                        SubscribePresenceRequestMessage.newBuilder().addAllUsers(List.of(users)));
    }

    private static ConvergenceMessage.Builder read(DomainUserIdData... users) {
        return ConvergenceMessage.newBuilder()
                .setPresenceRequest(PresenceRequestMessage.newBuilder().addAllUsers(List.of(users)));
    }
}
