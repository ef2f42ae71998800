// A text in the language (.gd).
#include "trial.h"

#include <string.h>

// The canonical form of a source is that of itself. Returns whether there is one.
static int check_canonical(Trial *trial, const char *text, size_t length) {
    Buffer once = trial_compile(trial, "--emit=ast", "model.gd", text, length);
    if (once.length) require_same(once, trial_again(trial, "--emit=ast", "model.gd", once));
    return once.length > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    const char *text = (const char *)bytes, *option = trial_option(length);
    Trial trial;
    trial_begin(&trial);
    if (check_canonical(&trial, text, length)) {
        Buffer made = trial_compile(&trial, option, "model.gd", text, length);
        int is_ir = strcmp(option, "--emit=grad") == 0 || strcmp(option, "--emit=opt") == 0;
        // Read for the first time, sums may get another order.
        if (is_ir && made.length) {
            Buffer first = trial_again(&trial, "--emit=ir", "model.gir", made);
            require_same(first, trial_again(&trial, "--emit=ir", "model.gir", first));
        }
    }
    trial_end(&trial);
    return 0;
}
