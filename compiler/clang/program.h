// C functions as gradc source.
#ifndef GRADC_CLANG_PROGRAM_H
#define GRADC_CLANG_PROGRAM_H

#include "statements.h"
#include "text.h"
#include "variable.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

// A line of gradc that exports a derivative: "export grad energy wrt x".
struct Export {
    std::string mode, function;
    std::vector<std::string> variables; // as they are called in C; empty: all
};

// What a C file is read for.
struct Request {
    std::vector<std::string> functions; // their names
    std::vector<Export> exports;
    bool with_places = false; // a line #place before each line of source: see lexer.l
};

// A line of gradc source, and where in C it comes from.
struct Line {
    std::string text;
    clang::SourceRange range;
};

// A function of gradc: its name, and the parameters of C that it still has.
struct Translated {
    std::string name;
    Variables parameters;
    std::map<std::string, std::string> names; // of its parameters, in C and here
};

// A branch: its statements, what it is asked for, what it is given, and which arrays of that are
// one element.
using BranchKey = std::tuple<Statements, Variable, Variables, std::set<Variable>>;

// All that is translated out of one file.
class Program {
  public:
    Program(clang::ASTContext &context, const Request &request);

    // Translates what is asked for. Returns whether all of it could be.
    bool translate();
    std::string text() const;

    // How exported functions and their parameters are called in C, where that is a word of gradc:
    // "sum_ sum_ sum", "sum_ input_ input".
    std::vector<std::string> names_in_c() const;

    // The exported functions as they stand in C, for who compares with them: see original.h.
    std::string originals();

    // Says at its place in C why something cannot be translated; the first time for each function.
    void refuse(clang::SourceRange range, const std::string &reason);

    // How a function of the file is called for one of its results, which is translated as well.
    const Translated &translated(const clang::FunctionDecl *function, const Variable &result,
                                 clang::SourceRange call);

    // A name that nothing has so far, and begins with this.
    std::string fresh_name(const std::string &wanted);

    void add(const std::vector<Line> &lines);

    clang::ASTContext &context;
    std::map<BranchKey, Translated> branches; // that are functions of gradc

  private:
    const clang::FunctionDecl *find(const std::string &name) const;
    std::string suggestion(const std::string &name) const;
    bool is_asked_for(const std::string &name) const;
    bool is_exported(const std::string &name) const;
    bool translate_asked(const std::string &name);
    void translate_only_result(const clang::FunctionDecl *function);
    void add_export(const Export &exported);
    void translate_function(const clang::FunctionDecl *function, const Variable &result,
                            const std::string &name);

    const Request &request;
    std::vector<Line> lines;
    std::set<std::string> names;
    std::map<std::pair<const clang::FunctionDecl *, Variable>, Translated> done;
    std::set<const clang::FunctionDecl *> open; // is being translated
    std::string asked;                          // the function of the request at hand
    bool is_refused = false;
};

// Whether a word has a meaning in the language, so that no variable can be called so.
bool is_reserved(const std::string &word);

// A word of C as a name that gradc can have and none of these is; it is one of them from now on.
std::string free_name(const std::string &word, std::set<std::string> &names);

#endif
