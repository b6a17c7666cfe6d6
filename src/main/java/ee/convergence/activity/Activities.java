package ee.convergence.activity;

import ee.convergence.ServerSingleton;
import ee.convergence.concurrent.Mailboxes;
import ee.convergence.config.ActivitySettings;
import ee.convergence.config.Settings;
import ee.convergence.permission.NamedTarget;
import ee.convergence.storage.Writer;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The activities of this process that somebody has joined or that something is being done to; of others nothing is kept.
 * Thread-safe; never blocks.
 */
@ServerSingleton
final class Activities {

    private final ConcurrentHashMap<NamedTarget, Activity> activities = new ConcurrentHashMap<>();
    /** Those with sessions, by the key of their record. */
    private final ConcurrentHashMap<Long, Activity> joined = new ConcurrentHashMap<>();

    private final AtomicLong changes = new AtomicLong();
    private final ActivityRecords records;
    private final Writer writer;
    private final Mailboxes mailboxes;
    private final ActivitySettings settings;

    @Inject
    Activities(ActivityRecords records, Writer writer, Mailboxes mailboxes, Settings settings) {
        this.records = records;
        this.writer = writer;
        this.mailboxes = mailboxes;
        this.settings = settings.activities();
    }

    ActivityRecords records() {
        return records;
    }

    Writer writer() {
        return writer;
    }

    ActivitySettings settings() {
        return settings;
    }

    /** Runs a command in a turn of the activity of that name, which need not exist. */
    void run(NamedTarget name, Consumer<Activity> command) {
        Activity activity = activities.compute(name, (key, known) -> {
            Activity used = known == null ? create(key) : known;
            used.use();
            return used;
        });
        activity.post(() -> {
            command.accept(activity);
            activities.computeIfPresent(
                    name, (key, known) -> known == activity && activity.unused() && activity.isIdle() ? null : known);
        });
    }

    /** Gives an activity up if nothing is left to remember of it. To be called in its turns. */
    void retire(Activity activity) {
        activities.computeIfPresent(
                activity.key(),
                (key, known) -> known == activity && !activity.isUsed() && activity.isIdle() ? null : known);
    }

    /** Sessions have joined the activity of this record. */
    void known(StoredActivity record, Activity activity) {
        joined.put(record.key(), activity);
    }

    /** No sessions are left in the activity of this record. */
    void forget(StoredActivity record, Activity activity) {
        joined.remove(record.key(), activity);
    }

    /** How often rights were changed: who has read rights before such a change has to read them again. */
    long changes() {
        return changes.get();
    }

    /** What is granted on an activity has changed; completes when those who must go were told. */
    CompletionStage<Void> review(long recordKey) {
        changes.incrementAndGet();
        Activity activity = joined.get(recordKey);
        CompletableFuture<Void> reviewed = new CompletableFuture<>();
        if (activity == null) {
            reviewed.complete(null);
        } else {
            activity.post(() -> activity.review(reviewed));
        }
        return reviewed;
    }

    /** Anything that is granted in a domain may have changed. */
    void reviewDomain(long domainKey) {
        changes.incrementAndGet();
        for (Activity activity : joined.values()) {
            if (activity.key().domainKey() == domainKey) {
                activity.post(() -> activity.review(new CompletableFuture<>()));
            }
        }
    }

    /** Of how many activities something is kept. */
    int size() {
        return activities.size();
    }

    /** Commands that wait are those of messages that are still open, which bounds them at each connection. */
    private Activity create(NamedTarget name) {
        return new Activity(name, this, mailboxes.create(Integer.MAX_VALUE));
    }
}
