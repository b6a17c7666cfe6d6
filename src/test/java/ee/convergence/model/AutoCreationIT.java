package ee.convergence.model;

import static ee.convergence.model.ModelRequests.assertNames;
import static ee.convergence.model.ModelRequests.error;
import static ee.convergence.model.ModelRequests.opened;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.model.ObjectValue;
import ee.convergence.protocol.wire.model.OpenRealtimeModelResponseMessage;
import ee.convergence.transport.EmbeddedServer;
import ee.convergence.transport.RealtimePeer;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who opens what does not exist is asked what it is to begin with (model.md section 4.2; scenarios 6 to 10). */
class AutoCreationIT {

    @RegisterExtension
    static final EmbeddedServer SERVER = EmbeddedServer.withDefaults();

    private static final String MANUAL = "/convergence/manual";

    private final String id = "m" + UUID.randomUUID();
    private RealtimePeer ada;
    private RealtimePeer bob;

    @BeforeEach
    void connect() throws IOException {
        ada = RealtimePeer.connected(SERVER.target());
        bob = RealtimePeer.connected(SERVER.target());
    }

    @AfterEach
    void leave() throws IOException {
        ada.close();
        bob.close();
    }

    static Stream<Integer> unusable() {
        int all = AutoCreationAnswers.unusable(ConvergenceMessage.getDefaultInstance())
                .size();
        return IntStream.range(0, all).boxed();
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whoGivesNoAnswerIsRefusedAndNobodyElse(int which) throws IOException {
        Waiting first = new Waiting(ada, id);
        Waiting second = new Waiting(bob, id);
        ada.send(AutoCreationAnswers.unusable(first.question).get(which));
        error(first.answer(), "data_request_failure");
        bob.send(AutoCreationAnswers.data(second.question, ModelSample.root()));
        assertThat(opened(second.answer()).getData()).isEqualTo(ModelSample.root());
        assertThat(opened(ada, id).getConnectedClientsCount()).isEqualTo(2);
    }

    @Test
    void whoCannotAnswerWaitsForThoseWhoCan() throws IOException {
        Waiting asked = new Waiting(ada, id);
        int unasked = bob.ask(ModelRequests.open(id));
        bob.proveAlive();
        ada.send(AutoCreationAnswers.data(asked.question, ModelSample.root()));
        assertThat(opened(asked.answer()).getVersion()).isEqualTo(1);
        assertThat(opened(bob.response(unasked)).getData()).isEqualTo(ModelSample.root());
    }

    @Test
    void whoWaitsIsToldWhenNobodyIsLeftToAnswer() throws IOException {
        Waiting asked = new Waiting(ada, id);
        int unasked = bob.ask(ModelRequests.open(id));
        bob.proveAlive();
        ada.send(AutoCreationAnswers.unusable(asked.question).get(0));
        error(asked.answer(), "data_request_failure");
        assertNames(bob.response(unasked), "model_not_found", id);
    }

    @Test
    void whoWaitsIsToldWhenTheOnlyOneAskedIsGone() throws IOException {
        RealtimePeer gone = RealtimePeer.connected(SERVER.target());
        new Waiting(gone, id);
        int unasked = bob.ask(ModelRequests.open(id));
        bob.proveAlive();
        gone.close();
        assertNames(bob.response(unasked), "model_not_found", id);
    }

    @Test
    void theFirstAnswerCounts() throws IOException {
        Waiting first = new Waiting(ada, id);
        Waiting second = new Waiting(bob, id);
        bob.send(AutoCreationAnswers.nothing(second.question));
        OpenRealtimeModelResponseMessage there = opened(second.answer());
        ada.send(AutoCreationAnswers.data(first.question, ModelSample.root()));
        assertThat(opened(first.answer()).getData()).isEqualTo(there.getData());
    }

    @Test
    void withoutDataItIsEmpty() throws IOException {
        Waiting asked = new Waiting(ada, id);
        ada.send(AutoCreationAnswers.nothing(asked.question));
        OpenRealtimeModelResponseMessage opened = opened(asked.answer());
        assertThat(opened.getData())
                .isEqualTo(ObjectValue.newBuilder().setId("0:1").build());
        assertThat(opened.getValueIdPrefix()).isEqualTo("2");
        assertThat(opened.getCreatedTime()).isEqualTo(opened.getModifiedTime());
    }

    @Test
    void whatWasCreatedMeanwhileIsOpened() throws IOException {
        Waiting asked = new Waiting(ada, id);
        bob.request(ModelRequests.create(ModelRequests.creation(id)));
        ada.send(AutoCreationAnswers.nothing(asked.question));
        assertThat(opened(asked.answer()).getData()).isEqualTo(ModelSample.root());
    }

    @Test
    void whoMayNotMakeTheCollectionIsRefused() throws IOException {
        try (RealtimePeer manual = RealtimePeer.open(SERVER.target(), MANUAL)) {
            assertThat(manual.connectAnonymously("Ada").hasSuccess()).isTrue();
            Waiting asked = new Waiting(manual, id);
            manual.send(AutoCreationAnswers.nothing(asked.question));
            assertThat(error(asked.answer(), "data_request_failure").getMessage())
                    .contains("raw");
        }
    }

    @Test
    void whatIsEphemeralIsGoneWithTheLastConnection() throws IOException {
        RealtimePeer only = RealtimePeer.connected(SERVER.target());
        Waiting asked = new Waiting(only, id);
        only.send(AutoCreationAnswers.ephemeral(asked.question));
        assertThat(opened(asked.answer()).getVersion()).isEqualTo(1);
        assertThat(opened(bob, id).getConnectedClientsCount()).isEqualTo(2);
        only.close();
        bob.await(BodyCase.REMOTECLIENTCLOSEDMODEL);
        assertThat(bob.request(ModelRequests.permissions(id)).hasGetModelPermissionsResponse())
                .isTrue();
        bob.request(ModelRequests.close(0));
        assertNames(bob.request(ModelRequests.open(id)), "model_not_found", id);
    }

    @Test
    void openingMakesNothingEphemeral() throws IOException {
        Waiting first = new Waiting(ada, id);
        Waiting second = new Waiting(bob, id);
        ada.send(AutoCreationAnswers.nothing(first.question));
        opened(first.answer());
        bob.send(AutoCreationAnswers.ephemeral(second.question));
        opened(second.answer());
        ada.request(ModelRequests.close(0));
        bob.request(ModelRequests.close(0));
        assertThat(opened(ada, id).getVersion()).isEqualTo(1);
    }

    @Test
    void withoutAnIdTheServerMakesOne() throws IOException {
        Waiting asked = new Waiting(ada, "");
        ada.send(AutoCreationAnswers.nothing(asked.question));
        String made = opened(asked.answer()).getModelId();
        assertThat(UUID.fromString(made)).hasToString(made);
    }

    /** Somebody who opens a model that does not exist, and was asked. */
    private static final class Waiting {

        final RealtimePeer peer;
        final int request;
        final ConvergenceMessage question;

        Waiting(RealtimePeer peer, String id) throws IOException {
            this.peer = peer;
            this.request = peer.ask(ModelRequests.openAutoCreate(id));
            this.question = peer.await(BodyCase.MODELAUTOCREATECONFIGREQUEST);
        }

        ConvergenceMessage answer() throws IOException {
            return peer.response(request);
        }
    }
}
