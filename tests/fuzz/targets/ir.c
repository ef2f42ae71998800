// A program of the IR in its text form (.gir).
#include "trial.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    const char *text = (const char *)bytes;
    Trial trial;
    trial_begin(&trial);
    Buffer first = trial_compile(&trial, "--emit=ir", "model.gir", text, length);
    if (first.length) {
        // Read for the first time, sums may get another order.
        Buffer second = trial_again(&trial, "--emit=ir", "model.gir", first);
        require_same(second, trial_again(&trial, "--emit=ir", "model.gir", second));
        trial_compile(&trial, trial_option(length), "model.gir", text, length);
    }
    trial_end(&trial);
    return 0;
}
