package ee.convergence.chat;

import java.util.List;

/**
 * What clients are told of a chat ({@code chat.md} section 1.2).
 *
 * @param chat the chat
 * @param members its members; those of a room are whoever is there
 */
public record ChatInfo(Chat chat, List<ChatMember> members) {}
