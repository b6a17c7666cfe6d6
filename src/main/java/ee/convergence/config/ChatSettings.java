package ee.convergence.config;

import com.typesafe.config.Config;

/**
 * How much of chats anybody may use ({@code chat.md} row DB-C20). Lengths are in characters.
 *
 * @param maxIdLength length of a chat's id
 * @param maxMessageSize size of a message in bytes as it travels
 * @param maxNameLength length of a chat's name
 * @param maxTopicLength length of a chat's topic
 * @param maxMembers members of one chat
 * @param maxListLength ids, users or lists of users in one message
 * @param pageSize entries of a page when a request names no number
 * @param maxPageSize entries of a page at most
 * @param maxTermLength length of what is searched for
 * @param rememberedMembers members of chats, all together, that are remembered in memory
 */
public record ChatSettings(
        int maxIdLength,
        long maxMessageSize,
        int maxNameLength,
        int maxTopicLength,
        int maxMembers,
        int maxListLength,
        int pageSize,
        int maxPageSize,
        int maxTermLength,
        int rememberedMembers) {

    static ChatSettings of(Config config) {
        return new ChatSettings(
                config.getInt("max-id-length"),
                config.getBytes("max-message-size"),
                config.getInt("max-name-length"),
                config.getInt("max-topic-length"),
                config.getInt("max-members"),
                config.getInt("max-list-length"),
                config.getInt("page-size"),
                config.getInt("max-page-size"),
                config.getInt("max-term-length"),
                config.getInt("remembered-members"));
    }
}
