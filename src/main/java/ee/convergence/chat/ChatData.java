package ee.convergence.chat;

import ee.convergence.ServerSingleton;
import ee.convergence.domain.DomainData;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What becomes of chats when domains and users go. Thread-safe. */
@ServerSingleton
public final class ChatData implements DomainData {

    @Override
    public boolean deleteDomain(Handle handle, long domainKey) {
        return ChatRemovalStore.purgeDomain(handle, domainKey);
    }

    @Override
    public void deleteUser(Handle handle, long domainKey, long userKey) {
        ChatMemberStore.removeUser(handle, domainKey, userKey);
    }

    @Override
    public Set<Long> keptUsers(Handle handle, long domainKey, Collection<Long> userKeys) {
        return ChatMentionStore.mentioned(handle, domainKey, userKeys);
    }

    @Override
    public boolean tidy(Handle handle) {
        return ChatRemovalStore.purge(handle);
    }
}
