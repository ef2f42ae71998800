#include "program.h"

#include "function.h"
#include "lengths.h"
#include "loops.h"
#include "original.h"

#include "clang/AST/DeclGroup.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

#include <algorithm>

using namespace clang;

bool is_reserved(const std::string &word) {
    static const std::set<std::string> words = {
        "import",   "dim",    "fn",     "deriv",  "layer",   "optimizer", "model", "export",
        "wrt",      "use",    "as",     "let",    "param",   "state",     "input", "output",
        "loss",     "metric", "return", "f32",    "f64",     "int",       "bool",  "class",
        "quantity", "var",    "for",    "yield",  "repeat",  "extern",    "sum",   "mean",
        "max",      "min",    "argmax", "argmin", "reverse", "training",  "grad",  "jvp",
        "exp",      "log",    "log2",   "log10",  "expm1",   "log1p",     "pow",   "sqrt",
        "cbrt",     "sin",    "cos",    "tan",    "asin",    "acos",      "atan",  "atan2",
        "hypot",    "sinh",   "cosh",   "tanh",   "asinh",   "acosh",     "atanh", "erf",
        "erfc",     "floor",  "ceil",   "trunc",  "round",   "copysign",  "abs",   "quotient",
    };
    return words.count(word) != 0;
}

Program::Program(ASTContext &given, const Request &wanted) : context(given), request(wanted) {}

const FunctionDecl *Program::find(const std::string &name) const {
    const FunctionDecl *found = nullptr;
    for (const Decl *declared : context.getTranslationUnitDecl()->decls())
        if (const auto *function = dyn_cast<FunctionDecl>(declared))
            if (function->getNameAsString() == name && function->isThisDeclarationADefinition())
                found = function;
    return found;
}

// The defined function whose name is nearest in spelling; empty: none is near.
std::string Program::suggestion(const std::string &name) const {
    std::string nearest;
    size_t least = std::min<size_t>(3, name.size());
    for (const Decl *declared : context.getTranslationUnitDecl()->decls()) {
        const auto *function = dyn_cast<FunctionDecl>(declared);
        if (!function || !function->isThisDeclarationADefinition()) continue;
        const size_t distance = StringRef(name).edit_distance(function->getName());
        if (distance >= least) continue;
        least = distance;
        nearest = function->getNameAsString();
    }
    return nearest;
}

std::string free_name(const std::string &word, std::set<std::string> &names) {
    std::string wanted = word.empty() ? "unnamed" : word;
    std::replace(wanted.begin(), wanted.end(), '$', '_'); // which C compilers take
    std::string name = is_reserved(wanted) ? wanted + "_" : wanted;
    for (int number = 2; !names.insert(name).second; number++)
        name = wanted + std::to_string(number);
    return name;
}

std::string Program::fresh_name(const std::string &wanted) {
    return free_name(wanted, names);
}

void Program::add(const std::vector<Line> &more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

void Program::refuse(SourceRange range, const std::string &reason) {
    DiagnosticsEngine &diagnostics = context.getDiagnostics();
    if (!is_refused) {
        const unsigned id = diagnostics.getCustomDiagID(DiagnosticsEngine::Error,
                                                        "gradc cannot differentiate this: %0");
        diagnostics.Report(range.getBegin(), id) << reason << range;
    }
    is_refused = true;
}

// A helper must neither replace a function that is called the same nor be replaced by one: nobody
// else writes two underscores.
const Translated &Program::translated(const FunctionDecl *function, const Variable &result,
                                      SourceRange call) {
    const bool is_open = open.count(function);
    if (is_open) refuse(call, "a function that calls itself");
    if (!is_open && !done.count({function, result})) {
        const std::string own = function->getNameAsString();
        const std::string part = results_of(function).size() > 1 ? "_" + result.name() : "";
        translate_function(function, result,
                           fresh_name(is_asked_for(own) ? own : asked + "__" + own + part));
    }
    return done[{function, result}];
}

void Program::translate_function(const FunctionDecl *function, const Variable &result,
                                 const std::string &name) {
    open.insert(function);
    Function translation(*this, name);
    done[{function, result}] =
        translation.translate(function, result, is_exported(function->getNameAsString()));
    open.erase(function);
}

// The function of gradc that a request is for has one value.
static Variable only_result(const FunctionDecl *function) {
    const Variables results = results_of(function);
    return results.empty() ? Variable() : results.back();
}

void Program::translate_only_result(const FunctionDecl *function) {
    const Variables results = results_of(function);
    const Variable result = only_result(function);
    if (results.size() > 1 && !(result.declaration && !results[0].declaration))
        refuse(head_of(function), "a function with several results, '" + results[0].name(".") +
                                      "' and '" + results[1].name(".") + "'");
    if (!done.count({function, result}))
        translate_function(function, result, fresh_name(function->getNameAsString()));
}

bool Program::is_exported(const std::string &name) const {
    return std::any_of(request.exports.begin(), request.exports.end(),
                       [&](const Export &exported) { return exported.function == name; });
}

bool Program::is_asked_for(const std::string &name) const {
    const auto &asked_for = request.functions;
    return is_exported(name) ||
           std::find(asked_for.begin(), asked_for.end(), name) != asked_for.end();
}

bool Program::translate_asked(const std::string &name) {
    const FunctionDecl *function = find(name);
    asked = name;
    is_refused = false;
    if (!function) {
        const std::string nearest = suggestion(name);
        llvm::errs() << "gradc-import-c: no function '" << name << "' is defined in the file"
                     << (nearest.empty() ? "" : "; did you mean '" + nearest + "'?") << "\n";
        return false;
    }
    translate_only_result(function);
    return !is_refused;
}

// "export grad energy wrt x"
void Program::add_export(const Export &exported) {
    const FunctionDecl *function = find(exported.function);
    Translated &made = done[{function, only_result(function)}];
    std::string text = "export " + exported.mode + " " + made.name;
    for (const std::string &variable : exported.variables)
        text += (&variable == &exported.variables.front() ? " wrt " : ", ") +
                (made.names.count(variable) ? made.names[variable] : variable);
    add({{text, head_of(function)}});
}

bool Program::translate() {
    for (Decl *declared : context.getTranslationUnitDecl()->decls())
        if (const auto *function = dyn_cast<FunctionDecl>(declared)) {
            read_lengths(function, context);
            if (function->isThisDeclarationADefinition()) rewrite_loops(function, context);
        }
    bool is_right = true;
    for (const std::string &name : request.functions) is_right &= translate_asked(name);
    for (const Export &each : request.exports) is_right &= translate_asked(each.function);
    for (const Export &each : request.exports)
        if (is_right) add_export(each);
    return is_right;
}

std::vector<std::string> Program::names_in_c() const {
    std::vector<std::string> found;
    for (const auto &[key, made] : done) {
        const std::string own = key.first->getNameAsString();
        if (!is_exported(own)) continue;
        if (is_reserved(own)) found.push_back(made.name + " " + made.name + " " + own);
        for (const auto &[name, here] : made.names)
            if (is_reserved(name)) found.push_back(made.name + " " + here + " " + name);
    }
    return found;
}

std::string Program::originals() {
    std::string text = linking_text(context);
    std::set<const FunctionDecl *> seen;
    for (const Export &each : request.exports) {
        const FunctionDecl *function = find(each.function);
        const Variable result = only_result(function);
        if (seen.insert(function).second)
            text += original_text(function, done[{function, result}], result, context);
    }
    return text;
}

// "#place 3 5 3 20", for the scanner of gradc.
static std::string place_text(const ASTContext &context, SourceRange range) {
    const SourceManager &sources = context.getSourceManager();
    const SourceLocation begin = sources.getExpansionLoc(range.getBegin());
    const SourceLocation last = sources.getExpansionLoc(range.getEnd());
    const SourceLocation end = Lexer::getLocForEndOfToken(last, 0, sources, context.getLangOpts());
    std::string text = "#place";
    for (const SourceLocation &at : {begin, end})
        text += " " + std::to_string(sources.getExpansionLineNumber(at)) + " " +
                std::to_string(sources.getExpansionColumnNumber(at));
    return text + "\n";
}

std::string Program::text() const {
    std::string text;
    for (const Line &line : lines) {
        if (request.with_places && line.range.isValid()) text += place_text(context, line.range);
        if (!request.with_places && !text.empty() && line.text[0] == 'f') text += "\n";
        text += line.text + "\n";
    }
    return text;
}
