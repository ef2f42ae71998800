#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void read_all(Buffer *text, int file) {
    char bytes[4096];
    for (ssize_t count; (count = read(file, bytes, sizeof bytes)) != 0;) {
        if (count > 0)
            buffer_add(text, bytes, (size_t)count);
        else if (errno != EINTR)
            return;
    }
}

// Starts it with its standard output at `output`. Returns what is wrong, or 0.
static int start(char *const *command, int output, pid_t *child) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &interrupt);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    int error = posix_spawnp(child, command[0], &actions, &attributes, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

// Both ends are closed when another program begins.
static int open_pipe(int ends[2]) {
    if (pipe(ends) != 0) return errno;
    for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return 0;
}

int run_program(Arena *arena, char *const *command, Buffer *text, const char **reason) {
    struct sigaction ignored = {.sa_handler = SIG_IGN}, before;
    int ends[2], status = 0;
    pid_t child;
    fflush(NULL);
    int error = text ? open_pipe(ends) : 0, has_pipe = text && !error;
    sigaction(SIGINT, &ignored, &before);
    if (!error) error = start(command, has_pipe ? ends[1] : STDOUT_FILENO, &child);
    if (has_pipe) close(ends[1]);
    if (has_pipe && !error) read_all(text, ends[0]);
    if (has_pipe) close(ends[0]);
    while (!error && waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    sigaction(SIGINT, &before, NULL);
    if (!error && WIFEXITED(status)) return WEXITSTATUS(status);
    *reason = error
                  ? arena_printf(arena, "cannot run %s: %s", command[0], strerror(error))
                  : arena_printf(arena, "%s was ended by signal %d", command[0], WTERMSIG(status));
    return -1;
}
