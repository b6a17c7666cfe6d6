package ee.convergence.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.model.live.Known;
import ee.convergence.model.live.ModelName;
import ee.convergence.model.live.RecordingParticipant;
import ee.convergence.model.permission.ModelRights;
import ee.convergence.model.store.ModelAccess;
import ee.convergence.model.store.ModelKey;
import ee.convergence.model.store.StoredModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The shelf of a session")
class ShelfTest {

    private static final ModelRights READ = new ModelRights(true, false, false, false);

    private final RecordingParticipant session = new RecordingParticipant("ada");
    private final Shelves shelves = new Shelves();
    private final Shelf shelf = new Shelf(session, 100);
    private final List<String> updated = new ArrayList<>();

    private OfflineCopy put(String id, long version) {
        OfflineCopy copy = new OfflineCopy(session, new ModelName(1, id), new Known(version, READ));
        shelves.put(shelf, copy);
        return copy;
    }

    /** The copy is compared with a model of version 2 that may be read. */
    private void compared(OfflineCopy copy, ModelRights rights) {
        StoredModel model = new StoredModel(
                new ModelKey(1, 1),
                copy.name().id(),
                "c",
                1,
                2,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                ModelRights.NONE,
                false);
        copy.compare(Optional.of(new ModelAccess(model, rights)));
        shelf.compared(copy);
    }

    private List<String> proceed() {
        updated.clear();
        shelf.proceed(copy -> updated.add(copy.name().id()));
        return updated;
    }

    @Test
    void hasOneCopyAfterTheOtherUpdatedTheSmallNewsFirst() {
        compared(put("older", 1), READ);
        compared(put("current", 2), READ);
        OfflineCopy revoked = put("revoked", 2);
        compared(revoked, ModelRights.NONE);
        assertThat(proceed()).containsExactly("revoked");
        assertThat(shelf.isUnderWay(revoked)).isTrue();
        assertThat(proceed()).isEmpty();
        shelf.done();
        assertThat(proceed()).containsExactly("older");
        shelf.done();
        assertThat(proceed()).isEmpty();
    }

    @Test
    void sendsDataWhenThereIsRoomOnly() {
        session.fill();
        compared(put("older", 1), READ);
        assertThat(proceed()).isEmpty();
        compared(put("permitted", 2), ModelRights.ALL);
        assertThat(proceed()).containsExactly("permitted");
        shelf.done();
        assertThat(proceed()).isEmpty();
        session.drain();
        assertThat(proceed()).containsExactly("older");
    }

    @Test
    void forgetsWhatIsReplacedOrTakenAway() {
        OfflineCopy former = put("m", 1);
        compared(former, READ);
        OfflineCopy now = put("m", 2);
        assertThat(former.isEnded()).isTrue();
        assertThat(proceed()).isEmpty();
        assertThat(shelves.of(now.name())).containsExactly(now);
        shelves.remove(shelf, former);
        assertThat(shelves.find(session, "m")).contains(now);
        compared(now, ModelRights.NONE);
        shelves.remove(shelf, now);
        assertThat(proceed()).isEmpty();
        assertThat(shelves.isEmpty()).isTrue();
        assertThat(shelves.contains(now.name())).isFalse();
        assertThat(shelves.copies()).isEmpty();
    }

    @Test
    void isDueOnceEachTime() {
        assertThat(shelf.isDue(99, 200)).isFalse();
        assertThat(shelf.isDue(100, 200)).isTrue();
        assertThat(shelf.isDue(101, 201)).isFalse();
        shelf.dueAt(150);
        assertThat(shelf.isDue(150, 250)).isTrue();
    }
}
