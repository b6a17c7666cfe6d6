package ee.convergence.activity;

import static ee.convergence.activity.ActivityPeer.OPEN;
import static ee.convergence.activity.ActivityPeer.creating;
import static ee.convergence.activity.ActivityPeer.join;
import static ee.convergence.activity.ActivityPeer.number;
import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.ConvergenceMessage.BodyCase;
import ee.convergence.protocol.wire.activity.ActivityJoinResponseMessage;
import ee.convergence.transport.EmbeddedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many who join one activity at the same time: each is in it once, and knows all others. */
@DisplayName("A crowd that joins an activity at once")
class ActivityCrowdIT {

    private static final int CROWD = 200;
    private static final int GREAT_CROWD = 1_000;

    /** Those of the crowd take turns on one thread, so that they may be silent for long. */
    @RegisterExtension
    static final EmbeddedServer SERVER =
            EmbeddedServer.with(Map.of("convergence.realtime.protocol.heartbeat.enabled", "false"));

    private final String id = "a" + UUID.randomUUID();
    private final List<ActivityPeer> crowd = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (ActivityPeer peer : crowd) {
            peer.close();
        }
    }

    @Test
    void isCompleteForEverybody() throws IOException {
        assertComplete(CROWD);
    }

    @Test
    @Tag("long")
    void isCompleteForEverybodyOfAThousand() throws IOException {
        assertComplete(GREAT_CROWD);
    }

    private void assertComplete(int sessions) throws IOException {
        List<ActivityJoinResponseMessage> answers = new ArrayList<>();
        while (crowd.size() < sessions) {
            answers.addAll(joinedAtOnce(CROWD));
        }
        assertThat(answers)
                .extracting(ActivityJoinResponseMessage::getCreated)
                .containsOnly(answers.get(0).getCreated());
        Set<String> everybody = new HashSet<>();
        crowd.forEach(peer -> everybody.add(peer.session()));
        for (int i = 0; i < sessions; i++) {
            assertThat(seen(crowd.get(i), answers.get(i), sessions)).isEqualTo(everybody);
        }
        crowd.get(0).set(0, Map.of("k", number(2)));
        for (ActivityPeer peer : crowd.subList(1, sessions)) {
            assertThat(peer.await(BodyCase.ACTIVITYSTATEUPDATED)
                            .getActivityStateUpdated()
                            .getSessionId())
                    .isEqualTo(crowd.get(0).session());
        }
    }

    /** So many come, and join before anybody of them is answered; returns the answers. */
    private List<ActivityJoinResponseMessage> joinedAtOnce(int count) throws IOException {
        List<ActivityPeer> joining = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            joining.add(ActivityPeer.connected(SERVER.target()));
        }
        crowd.addAll(joining);
        List<Integer> requests = new ArrayList<>();
        for (ActivityPeer peer : joining) {
            requests.add(peer.peer.ask(join(creating(id, true, OPEN).putState("k", number(1)))));
        }
        List<ActivityJoinResponseMessage> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ConvergenceMessage answer = joining.get(i).peer.response(requests.get(i));
            assertThat(answer.hasActivityJoinResponse()).as("%s", answer).isTrue();
            answers.add(answer.getActivityJoinResponse());
        }
        return answers;
    }

    /** All of whom a session was told, the last of them at last. */
    private static Set<String> seen(ActivityPeer peer, ActivityJoinResponseMessage response, int sessions)
            throws IOException {
        Set<String> seen = new HashSet<>(response.getStateMap().keySet());
        while (seen.size() < sessions) {
            ConvergenceMessage message = peer.peer.next();
            if (message.hasActivitySessionJoined()) {
                assertThat(seen.add(message.getActivitySessionJoined().getSessionId()))
                        .isTrue();
            }
        }
        return seen;
    }
}
