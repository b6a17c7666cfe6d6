package ee.convergence.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ee.convergence.domain.StoredDomain;
import ee.convergence.storage.Dialect;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Pages of the log of a busy chat (chat.md section 3.12): how long the log is does not matter. */
@DisplayName("A page of a long history")
class ChatHistoryIT {

    private static final int PAGE = 50;
    private static final int RARE = 1_000;

    /** Of every 1,000 events one is a new topic; the others are messages. */
    private static final String EVENTS = """
            WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < :last)
            INSERT INTO chat_event (chat_key, number, type, type_number, time, user_key, text, topic)
            SELECT :chat, n,
              CASE WHEN n = 0 THEN 0 WHEN n % 1000 = 0 THEN 7 ELSE 1 END,
              CASE WHEN n = 0 THEN 0 WHEN n % 1000 = 0 THEN n / 1000 - 1 ELSE n - 1 - (n - 1) / 1000 END,
              n, :user, 'event ' || n, ''
            FROM numbers
            """;

    private static final String CHAT = """
            INSERT INTO chat (domain_key, id, type, is_private, name, topic, folded_id, folded_name, folded_topic, created_at,
              last_event, last_event_at, members_version)
            VALUES (:domain, 'busy', 0, 0, '', '', 'busy', '', '', 0, :last, :last, 0)
            """;

    private static final Set<EventType> ALL = Set.of(EventType.values());

    @EachDatabase
    void isFound(TestDatabase database) throws Exception {
        assertPages(database, 50_000);
    }

    @EachDatabase
    @Tag("long")
    void isFoundAmongAMillion(TestDatabase database) throws Exception {
        assertPages(database, 1_000_000);
    }

    private static void assertPages(TestDatabase database, int events) throws Exception {
        long last = events - 1L;
        long topics = last / RARE;
        try (StoredDomain domain = new StoredDomain(database)) {
            long user = domain.user("author", "An author").key();
            domain.database()
                    .jdbi()
                    .useTransaction(handle -> insert(handle, domain.domain().key(), user, last));
            if (database.dialect() == Dialect.POSTGRESQL) {
                // As it does by itself when many rows have come.
                domain.database().jdbi().useHandle(handle -> handle.execute("ANALYZE chat_event"));
            }
            domain.database().jdbi().useTransaction(handle -> {
                Log log = new Log(
                        handle,
                        database.dialect(),
                        ChatStore.find(handle, new ChatName(domain.domain().key(), "busy"))
                                .orElseThrow());
                log.assertPage(down(ALL, OptionalLong.empty(), 0), events, numbers(last, -1));
                log.assertPage(down(ALL, OptionalLong.empty(), events - PAGE), events, numbers(PAGE - 1L, -1));
                log.assertPage(down(ALL, OptionalLong.of(events * 2L), 0), events, numbers(last, -1));
                log.assertPage(up(ALL, events * 2L), 0, List.of());
                log.assertPage(down(Set.of(), OptionalLong.empty(), 0), 0, List.of());
                log.assertPage(up(ALL, 0), events, numbers(0, 1));
                log.assertPage(up(ALL, events - PAGE), PAGE, numbers(events - PAGE, 1));
                log.assertPage(down(ALL, OptionalLong.of(events / 2L), 0), events / 2L + 1, numbers(events / 2L, -1));
                log.assertPage(
                        down(Set.of(EventType.TOPIC_CHANGED), OptionalLong.empty(), 0),
                        topics,
                        numbers(topics * RARE, -RARE).stream()
                                .filter(number -> number > 0)
                                .toList());
                log.assertPage(up(Set.of(EventType.MESSAGE), 0), last - topics, numbers(1, 1));
                log.assertPage(up(Set.of(EventType.CREATED), 0), 1, List.of(0L));
                log.assertPage(up(Set.of(EventType.LEFT), 0), 0, List.of());
                log.assertPage(up(Set.of(EventType.CREATED, EventType.MESSAGE), 0), last - topics + 1, numbers(0, 1));
                log.assertPage(
                        down(
                                Set.of(EventType.MESSAGE, EventType.CREATED),
                                OptionalLong.empty(),
                                last - topics + 1 - PAGE),
                        last - topics + 1,
                        numbers(PAGE - 1L, -1));
                log.assertPage(
                        new HistoryQuery(
                                Set.of(EventType.TOPIC_CHANGED), OptionalLong.of(RARE + 1L), true, topics - 2, PAGE),
                        topics - 1,
                        List.of(topics * RARE));
            });
        }
    }

    private static void insert(Handle handle, long domain, long user, long last) {
        handle.createUpdate(CHAT).bind("domain", domain).bind("last", last).execute();
        long chat = handle.createQuery("SELECT chat_key FROM chat")
                .mapTo(Long.class)
                .one();
        handle.createUpdate(EVENTS)
                .bind("last", last)
                .bind("chat", chat)
                .bind("user", user)
                .execute();
    }

    private static HistoryQuery down(Set<EventType> types, OptionalLong start, long offset) {
        return new HistoryQuery(types, start, false, offset, PAGE);
    }

    private static HistoryQuery up(Set<EventType> types, long start) {
        return new HistoryQuery(types, OptionalLong.of(start), true, 0, PAGE);
    }

    private static List<Long> numbers(long first, long step) {
        return LongStream.iterate(first, number -> number + step)
                .limit(PAGE)
                .boxed()
                .toList();
    }

    /** The log as one transaction sees it. */
    private record Log(Handle handle, Dialect dialect, Chat chat) {

        /** Index entry and row of each entry, of each type that is asked for, and a few to count. */
        private static final long ROWS = 4L * PAGE * EventType.values().length / 2;

        private static final long INSTRUCTIONS = 20_000;

        void assertPage(HistoryQuery query, long total, List<Long> numbers) throws SQLException {
            HistoryPage page = ChatHistoryStore.page(handle, chat, query);
            assertThat(page.total()).as("%s", query).isEqualTo(total);
            assertThat(page.events())
                    .as("%s", query)
                    .extracting(ChatEvent::number)
                    .isEqualTo(numbers);
            long work = ReadWork.of(handle, dialect, () -> ChatHistoryStore.page(handle, chat, query));
            assertThat(work).as("%s", query).isLessThan(dialect == Dialect.SQLITE ? INSTRUCTIONS : ROWS);
            if (!numbers.isEmpty()) {
                assertThat(work).as("%s", query).isPositive();
            }
        }
    }
}
