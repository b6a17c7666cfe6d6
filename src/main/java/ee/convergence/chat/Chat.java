package ee.convergence.chat;

/**
 * A chat's row as of one moment. Immutable.
 *
 * @param key names it in the database, never given to another
 * @param domainKey its domain
 * @param id its id
 * @param type what it is
 * @param isPrivate whether it is hidden from those who have nothing to do with it
 * @param name its name, possibly empty
 * @param topic its topic, possibly empty
 * @param createdAt when it was created, in milliseconds since 1970
 * @param lastEvent the number of its newest event
 * @param lastEventAt the time of that
 * @param membersVersion counts the changes of its members
 */
public record Chat(
        long key,
        long domainKey,
        String id,
        ChatType type,
        boolean isPrivate,
        String name,
        String topic,
        long createdAt,
        long lastEvent,
        long lastEventAt,
        long membersVersion) {}
