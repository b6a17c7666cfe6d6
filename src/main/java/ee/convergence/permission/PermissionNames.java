package ee.convergence.permission;

import java.util.Map;
import java.util.Set;

/** The names of permissions ({@code permissions.md} section 2), as they are checked. Stateless. */
public final class PermissionNames {

    public static final String JOIN = "join";
    public static final String LURK = "lurk";
    public static final String VIEW_STATE = "view_state";
    public static final String SET_STATE = "set_state";
    public static final String MANAGE = "manage";
    public static final String REMOVE = "remove";

    public static final String CREATE_CHAT = "create_chat_channel";
    public static final String REMOVE_CHAT = "remove_chat_channel";
    public static final String JOIN_CHAT = "join_chat_channel";
    public static final String LEAVE_CHAT = "leave_chat_channel";
    public static final String ADD_CHAT_USER = "add_chat_user";
    public static final String REMOVE_CHAT_USER = "remove_chat_user";
    public static final String SET_CHAT_NAME = "set_chat_name";
    public static final String SET_TOPIC = "set_topic";
    public static final String MANAGE_CHAT_PERMISSIONS = "manage_chat_permissions";

    /** All that an activity knows. */
    public static final Set<String> ACTIVITY = Set.of(JOIN, LURK, VIEW_STATE, SET_STATE, MANAGE, REMOVE);

    /** All that an existing chat knows. */
    public static final Set<String> CHAT = Set.of(
            REMOVE_CHAT,
            JOIN_CHAT,
            LEAVE_CHAT,
            ADD_CHAT_USER,
            REMOVE_CHAT_USER,
            SET_CHAT_NAME,
            SET_TOPIC,
            MANAGE_CHAT_PERMISSIONS);

    /** How typed clients call some of them (row DB-P1). */
    private static final Map<String, String> SHORT = Map.of(
            CREATE_CHAT, "create_chat",
            REMOVE_CHAT, "remove_chat",
            JOIN_CHAT, "join_chat",
            LEAVE_CHAT, "leave_chat");

    private static final Map<String, String> LONG = Map.of(
            "create_chat", CREATE_CHAT,
            "remove_chat", REMOVE_CHAT,
            "join_chat", JOIN_CHAT,
            "leave_chat", LEAVE_CHAT);

    private PermissionNames() {}

    /** The name that is checked, of any spelling. */
    static String canonical(String name) {
        return LONG.getOrDefault(name, name);
    }

    /** All spellings of a name, whichever is given. */
    static Set<String> spellings(String name) {
        String canonical = canonical(name);
        String typed = SHORT.get(canonical);
        return typed == null ? Set.of(canonical) : Set.of(canonical, typed);
    }
}
