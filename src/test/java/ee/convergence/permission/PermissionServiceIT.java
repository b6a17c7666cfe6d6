package ee.convergence.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ee.convergence.domain.StoredDomain;
import ee.convergence.domain.User;
import ee.convergence.protocol.ErrorCode;
import ee.convergence.storage.EachDatabase;
import ee.convergence.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Timeout;

/** Who may see and change permissions ({@code permissions.md} sections 5.1 and 5.3), on every database. */
@Timeout(60)
class PermissionServiceIT {

    private static final PermissionTargetName CHAT = new PermissionTargetName.Chat("c");
    private static final PermissionTargetName NO_CHAT = new PermissionTargetName.Chat("none");
    private static final GrantChange UNKNOWN_GROUP =
            new GrantChange.Add(new GrantLists(Set.of(), Map.of(), Map.of("none", Set.of())));

    @EachDatabase
    void theFirstReasonIsTheAnswer(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            KnownThings things = managedByAnn(here);
            PermissionService service = service(here, things);
            assertThat(change(here, service, here.ann, NO_CHAT, UNKNOWN_GROUP)).contains(ErrorCode.CHAT_NOT_FOUND);
            assertThat(change(here, service, here.bob, CHAT, UNKNOWN_GROUP)).contains(ErrorCode.UNAUTHORIZED);
            assertThat(change(here, service, here.ann, CHAT, UNKNOWN_GROUP)).contains(ErrorCode.GROUP_NOT_FOUND);
            assertThat(change(here, service, here.ann, new PermissionTargetName.Activity("t", "i"), UNKNOWN_GROUP))
                    .contains(ErrorCode.NOT_SUPPORTED);
            assertThat(code(service.read(here.domain.domain(), here.bob, CHAT))).contains(ErrorCode.UNAUTHORIZED);
            assertThat(code(service.read(here.domain.domain(), here.ann, CHAT))).isEmpty();
            assertThat(code(service.resolve(here.domain.domain(), here.bob, CHAT)))
                    .isEmpty();
            assertThat(code(service.resolve(here.domain.domain(), here.bob, NO_CHAT)))
                    .contains(ErrorCode.CHAT_NOT_FOUND);
            assertThat(things.changed).isEmpty();
        }
    }

    @EachDatabase
    void whatIsHiddenIsNotFound(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            KnownThings things = managedByAnn(here);
            things.hiddenFrom = here.bob;
            PermissionService service = service(here, things);
            assertThat(change(here, service, here.bob, CHAT, UNKNOWN_GROUP)).contains(ErrorCode.CHAT_NOT_FOUND);
            assertThat(code(service.read(here.domain.domain(), here.bob, CHAT))).contains(ErrorCode.CHAT_NOT_FOUND);
            assertThat(code(service.resolve(here.domain.domain(), here.bob, CHAT)))
                    .contains(ErrorCode.CHAT_NOT_FOUND);
        }
    }

    @EachDatabase
    void aChangeIsAcknowledgedWhenThoseWhoNoticeWereTold(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            KnownThings things = managedByAnn(here);
            CompletableFuture<Answer<Target>> answer = service(here, things)
                    .change(here.domain.domain(), here.ann, CHAT, world("set_topic"))
                    .toCompletableFuture();
            await().until(() -> things.changed.equals(List.of(KnownThings.KEY)));
            assertThat(answer).isNotDone();
            assertThat(here.rights(here.chat(KnownThings.KEY), here.cyd)).containsExactly("set_topic");
            things.told.complete(null);
            assertThat(StoredDomain.await(answer).refusal()).isEmpty();
        }
    }

    @EachDatabase
    void changesOfOneTargetDoNotMix(TestDatabase test) throws Exception {
        try (GrantedDomain here = new GrantedDomain(test)) {
            KnownThings things = managedByAnn(here);
            things.told.complete(null);
            PermissionService one = service(here, things);
            List<CompletionStage<Answer<Target>>> answers = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                answers.add(one.change(here.domain.domain(), here.ann, CHAT, world("set_topic")));
                answers.add(one.change(here.domain.domain(), here.ann, CHAT, world("set_chat_name")));
            }
            for (CompletionStage<Answer<Target>> answer : answers) {
                assertThat(StoredDomain.await(answer).refusal()).isEmpty();
            }
            assertThat(here.granted(here.chat(KnownThings.KEY)).world()).containsExactly("set_chat_name");
            assertThat(things.changed).hasSize(answers.size());
        }
    }

    private static KnownThings managedByAnn(GrantedDomain here) throws Exception {
        here.give(
                here.chat(KnownThings.KEY),
                Set.of(),
                Map.of(here.ann.id(), Set.of(PermissionNames.MANAGE_CHAT_PERMISSIONS)),
                Map.of());
        return new KnownThings();
    }

    private static PermissionService service(GrantedDomain here, KnownThings things) {
        return new PermissionService(
                List.of(things), here.rights, here.grants, here.domain.reader(), here.domain.writer());
    }

    private static GrantChange world(String name) {
        return new GrantChange.Replace(Optional.of(Set.of(name)), Optional.empty(), Optional.empty());
    }

    private static Optional<ErrorCode> change(
            GrantedDomain here, PermissionService service, User user, PermissionTargetName name, GrantChange change)
            throws Exception {
        return code(service.change(here.domain.domain(), user, name, change));
    }

    private static <T> Optional<ErrorCode> code(CompletionStage<Answer<T>> stage) throws Exception {
        return StoredDomain.await(stage).refusal().map(Refusal::code);
    }
}
