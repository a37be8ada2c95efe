#include "world/names.hpp"

#include <array>
#include <utility>

namespace world {
namespace {

constexpr NameForm british_girls[] = {
    {"Amelia"},   {"Chloe"}, {"Ellie"}, {"Grace"},    {"Holly"},  {"Isla"},    {"Jessica"},  {"Kayleigh"}, {"Lacey"},
    {"Maisie"},   {"Poppy"}, {"Ruby"},  {"Scarlett"}, {"Tilly"},  {"Willow"},  {"Evie"},     {"Freya"},    {"Imogen"},
    {"Lexi"},     {"Megan"}, {"Paige"}, {"Summer"},   {"Darcey"}, {"Harriet"}, {"Florence"}, {"Niamh"},    {"Bethany"},
    {"Courtney"}, {"Skye"},  {"Daisy"}, {"Eleanor"},  {"Martha"}, {"Esme"},    {"Amber"},    {"Connie"},   {"Robyn"}};
constexpr NameForm british_boys[] = {{"Alfie"},  {"Archie"},  {"Bailey"},  {"Callum"},  {"Connor"}, {"Dylan"},  {"Ethan"},
                                     {"Finley"}, {"George"},  {"Harvey"},  {"Jack"},    {"Jayden"}, {"Joshua"}, {"Kian"},
                                     {"Leo"},    {"Logan"},   {"Mason"},   {"Noah"},    {"Oliver"}, {"Reece"},  {"Riley"},
                                     {"Tyler"},  {"Toby"},    {"Zachary"}, {"Freddie"}, {"Oscar"},  {"Rhys"},   {"Elliot"},
                                     {"Bobby"},  {"Stanley"}, {"Ryan"},    {"Theo"},    {"Louis"},  {"Corey"}};
constexpr NameForm british_surnames[] = {
    {"Ashworth"},   {"Barlow"},   {"Bramhall"},  {"Carter"},     {"Clegg"},    {"Cooper"},     {"Dawson"},   {"Eccles"},
    {"Fairclough"}, {"Fletcher"}, {"Gibson"},    {"Greenhalgh"}, {"Hadley"},   {"Haslam"},     {"Hindle"},   {"Holt"},
    {"Howarth"},    {"Ingham"},   {"Kay"},       {"Kershaw"},    {"Lomax"},    {"Marsden"},    {"Mellor"},   {"Naylor"},
    {"Ogden"},      {"Parkin"},   {"Pike"},      {"Pollard"},    {"Ramsden"},  {"Rigby"},      {"Rushton"},  {"Sagar"},
    {"Shaw"},       {"Stott"},    {"Sutcliffe"}, {"Tattersall"}, {"Thornley"}, {"Turner"},     {"Unsworth"}, {"Walmsley"},
    {"Whittle"},    {"Wilcox"},   {"Wren"},      {"Yates"},      {"O'Hara"},   {"Byrne-Scott"}};
constexpr NameForm pakistani_girls[] = {{"Aisha", "عائشہ"},   {"Fatima", "فاطمہ"}, {"Hafsa", "حفصہ"}, {"Iqra", "اقراء"},
                                        {"Khadija", "خدیجہ"}, {"Maryam", "مریم"},  {"Noor", "نور"},   {"Saima", "صائمہ"},
                                        {"Zainab", "زینب"},   {"Sana", "ثناء"},    {"Amina", "آمنہ"}, {"Rabia", "رابعہ"},
                                        {"Nadia", "نادیہ"},   {"Shazia", "شازیہ"}};
constexpr NameForm pakistani_boys[] = {{"Adeel", "عدیل"},  {"Bilal", "بلال"},  {"Hamza", "حمزہ"},    {"Ibrahim", "ابراہیم"},
                                       {"Imran", "عمران"}, {"Kashif", "کاشف"}, {"Omar", "عمر"},      {"Saqib", "ثاقب"},
                                       {"Usman", "عثمان"}, {"Yusuf", "یوسف"},  {"Zeeshan", "ذیشان"}, {"Tariq", "طارق"},
                                       {"Haroon", "ہارون"}};
constexpr NameForm pakistani_surnames[] = {{"Ahmed", "احمد"},  {"Akhtar", "اختر"},   {"Ali", "علی"},       {"Hussain", "حسین"},
                                           {"Iqbal", "اقبال"}, {"Khan", "خان"},      {"Mahmood", "محمود"}, {"Malik", "ملک"},
                                           {"Mirza", "مرزا"},  {"Qureshi", "قریشی"}, {"Rafiq", "رفیق"},    {"Shah", "شاہ"},
                                           {"Yusuf", "یوسف"},  {"Bashir", "بشیر"}};
constexpr NameForm bangladeshi_girls[] = {{"Fatema", "ফাতেমা"},  {"Nasrin", "নাসরিন"},   {"Rumana", "রুমানা"},
                                          {"Sultana", "সুলতানা"}, {"Tahmina", "তাহমিনা"}, {"Jannat", "জান্নাত"},
                                          {"Ayesha", "আয়েশা"},   {"Mim", "মিম"},         {"Rahima", "রহিমা"}};
constexpr NameForm bangladeshi_boys[] = {{"Abdul", "আব্দুল"},    {"Jamal", "জামাল"}, {"Kamrul", "কামরুল"},
                                         {"Mahbub", "মাহবুব"},  {"Rafi", "রাফি"},   {"Shafiq", "শফিক"},
                                         {"Tanvir", "তানভীর"}, {"Sohel", "সোহেল"}, {"Arif", "আরিফ"}};
constexpr NameForm bangladeshi_surnames[] = {{"Begum", "বেগম"},  {"Chowdhury", "চৌধুরী"}, {"Hoque", "হক"},
                                             {"Islam", "ইসলাম"}, {"Miah", "মিয়া"},       {"Rahman", "রহমান"},
                                             {"Uddin", "উদ্দিন"}, {"Khatun", "খাতুন"},     {"Alam", "আলম"}};
constexpr NameForm indian_girls[] = {{"Anjali"}, {"Diya"}, {"Jasleen"}, {"Kavya"},    {"Meera"},
                                     {"Priya"},  {"Riya"}, {"Simran"},  {"Harpreet"}, {"Nisha"}};
constexpr NameForm indian_boys[] = {{"Aarav"}, {"Arjun"},  {"Dev"},   {"Gurpreet"}, {"Jai"},
                                    {"Karan"}, {"Nikhil"}, {"Rohan"}, {"Sahil"},    {"Manjit"}};
constexpr NameForm indian_surnames[] = {{"Chauhan"}, {"Desai"},  {"Gill"},   {"Kaur"},    {"Mistry"},
                                        {"Patel"},   {"Sandhu"}, {"Sharma"}, {"Solanki"}, {"Verma"}};
constexpr NameForm polish_girls[] = {{"Agnieszka"}, {"Julia"}, {"Kinga"},  {"Małgorzata"}, {"Maja"},
                                     {"Oliwia"},    {"Zofia"}, {"Żaneta"}, {"Wiktoria"},   {"Bożena"}};
constexpr NameForm polish_boys[] = {{"Bartosz"}, {"Jakub"},  {"Kacper"},   {"Łukasz"},  {"Michał"},
                                    {"Paweł"},   {"Szymon"}, {"Wojciech"}, {"Mateusz"}, {"Stanisław"}};
constexpr NameForm polish_surnames[] = {{"Dąbrowska"}, {"Jabłoński"},  {"Kowalczyk"}, {"Krawczyk"}, {"Mazur"}, {"Nowak"},
                                        {"Pająk"},     {"Wiśniewska"}, {"Wójcik"},    {"Zając"},    {"Żak"},   {"Gołąb"}};
constexpr NameForm romanian_girls[] = {{"Andreea"}, {"Bianca"}, {"Elena"}, {"Ioana"}, {"Mădălina"}, {"Raluca"}, {"Ștefania"}, {"Larisa"}};
constexpr NameForm romanian_boys[] = {{"Alexandru"}, {"Cătălin"}, {"Florin"}, {"Ionuț"}, {"Marius"}, {"Răzvan"}, {"Ștefan"}, {"David"}};
constexpr NameForm romanian_surnames[] = {{"Dumitru"},   {"Ionescu"},  {"Munteanu"}, {"Popa"},
                                          {"Rădulescu"}, {"Stănescu"}, {"Țurcanu"},  {"Lungu"}};
constexpr NameForm african_girls[] = {{"Abena"},  {"Adaeze"}, {"Blessing"},  {"Chiamaka"}, {"Esi"},
                                      {"Folake"}, {"Grace"},  {"Nokuthula"}, {"Temitope"}, {"Rutendo"}};
constexpr NameForm african_boys[] = {{"Chidi"},  {"Emmanuel"}, {"Femi"},  {"Kofi"},   {"Kwame"},
                                     {"Obinna"}, {"Samuel"},   {"Tunde"}, {"Tendai"}, {"Daniel"}};
constexpr NameForm african_surnames[] = {{"Adeyemi"}, {"Asante"}, {"Boateng"},  {"Eze"},    {"Mensah"},
                                         {"Moyo"},    {"Nwosu"},  {"Ogunleye"}, {"Okafor"}, {"Chikwanha"}};
constexpr NameForm somali_girls[] = {{"Asha"}, {"Fadumo"}, {"Hodan"}, {"Ifrah"}, {"Khadra"}, {"Sagal"}, {"Ubah"}};
constexpr NameForm somali_boys[] = {{"Abdi"}, {"Ayanle"}, {"Guled"}, {"Liban"}, {"Mahad"}, {"Warsame"}, {"Yonis"}};
constexpr NameForm somali_surnames[] = {{"Abdullahi"}, {"Farah"}, {"Hassan"}, {"Jama"}, {"Mohamud"}, {"Nur"}, {"Osman"}, {"Warsame"}};
constexpr NameForm caribbean_girls[] = {{"Alesha"}, {"Chanel"}, {"Jada"}, {"Keisha"}, {"Renee"}, {"Shanice"}, {"Tiana"}, {"Naomi"}};
constexpr NameForm caribbean_boys[] = {{"Andre"}, {"Deshawn"}, {"Jerome"}, {"Kieron"}, {"Malachi"}, {"Marlon"}, {"Romario"}, {"Tyrell"}};
constexpr NameForm caribbean_surnames[] = {{"Bailey"}, {"Brathwaite"}, {"Campbell"}, {"Francis"},
                                           {"Gordon"}, {"Pryce"},      {"Samuels"},  {"Walcott"}};
constexpr NameForm chinese_girls[] = {{"Mei", "梅"}, {"Xiaoling", "晓玲"}, {"Yan", "燕"}, {"Jing", "静"}, {"Hui", "慧"}, {"Lan", "兰"}};
constexpr NameForm chinese_boys[] = {{"Wei", "伟"}, {"Jun", "军"}, {"Hao", "浩"}, {"Ming", "明"}, {"Jian", "健"}, {"Lei", "磊"}};
constexpr NameForm chinese_surnames[] = {{"Chen", "陈"}, {"Huang", "黄"}, {"Li", "李"}, {"Lin", "林"}, {"Wang", "王"}, {"Zhang", "张"}};
constexpr NameForm traveller_girls[] = {{"Bridget"}, {"Kathleen"}, {"Margaret"}, {"Mary-Ann"}, {"Nora"}, {"Shannon"}};
constexpr NameForm traveller_boys[] = {{"Jimmy"}, {"John-Joe"}, {"Martin"}, {"Michael"}, {"Patrick"}, {"Tommy"}};
constexpr NameForm traveller_surnames[] = {{"Cash"}, {"Connors"}, {"Doran"}, {"McDonagh"}, {"Quilligan"}, {"Ward"}};
constexpr NameForm arab_girls[] = {{"Hanan", "حنان"}, {"Layla", "ليلى"}, {"Maha", "مها"},
                                   {"Rima", "ريما"},  {"Salma", "سلمى"}, {"Yara", "يارا"}};
constexpr NameForm arab_boys[] = {{"Adam", "آدم"}, {"Hassan", "حسن"},  {"Khalid", "خالد"}, {"Mustafa", "مصطفى"},
                                  {"Omar", "عمر"}, {"Yasin", "ياسين"}, {"Tareq", "طارق"}};
constexpr NameForm arab_surnames[] = {{"Al-Hamdan", "الحمدان"}, {"Al-Sayed", "السيد"}, {"Haddad", "حداد"}, {"Ibrahim", "إبراهيم"},
                                      {"Khoury", "خوري"},       {"Mansour", "منصور"},  {"Saleh", "صالح"}};
constexpr NameForm ukrainian_girls[] = {{"Daryna", "Дарина"}, {"Kateryna", "Катерина"}, {"Nadiia", "Надія"},
                                        {"Oksana", "Оксана"}, {"Solomiia", "Соломія"},  {"Yuliia", "Юлія"}};
constexpr NameForm ukrainian_boys[] = {{"Andrii", "Андрій"}, {"Bohdan", "Богдан"}, {"Dmytro", "Дмитро"},
                                       {"Maksym", "Максим"}, {"Oleh", "Олег"},     {"Taras", "Тарас"}};
constexpr NameForm ukrainian_surnames[] = {
    {"Bondarenko", "Бондаренко"}, {"Kovalenko", "Коваленко"}, {"Melnyk", "Мельник"}, {"Shevchuk", "Шевчук"}, {"Tkachenko", "Ткаченко"}};
constexpr NameForm roma_girls[] = {{"Denisa"}, {"Jana"}, {"Marcela"}, {"Renáta"}, {"Vanesa"}};
constexpr NameForm roma_boys[] = {{"Dušan"}, {"Kevin"}, {"Marek"}, {"Patrik"}, {"Tomáš"}};
constexpr NameForm roma_surnames[] = {{"Balog"}, {"Čonka"}, {"Ferko"}, {"Horváth"}, {"Kováč"}};
constexpr NameForm eritrean_girls[] = {{"Feven"}, {"Helen"}, {"Luwam"}, {"Selam"}, {"Winta"}};
constexpr NameForm eritrean_boys[] = {{"Abel"}, {"Filmon"}, {"Merhawi"}, {"Natnael"}, {"Yonas"}, {"Robel"}};
constexpr NameForm eritrean_surnames[] = {{"Berhane"}, {"Ghebremedhin"}, {"Haile"}, {"Kidane"}, {"Tesfay"}, {"Weldu"}};
constexpr NameForm afghan_girls[] = {{"Fereshta", "فرشته"}, {"Nargis", "نرگس"}, {"Shabnam", "شبنم"}};
constexpr NameForm afghan_boys[] = {{"Farid", "فرید"}, {"Jawad", "جواد"}, {"Mirwais", "میرویس"}, {"Najib", "نجیب"}, {"Zalmai", "زلمی"}};
constexpr NameForm afghan_surnames[] = {{"Ahmadzai", "احمدزی"}, {"Rahimi", "رحیمی"}, {"Sharifi", "شریفی"}, {"Stanikzai", "ستانکزی"}};

constexpr Culture all[] = {
    {"british", "WBRI", 600, "en", "English", "", "Christian", 30, 0, british_girls, british_boys, british_surnames},
    {"pakistani", "APKN", 95, "ur", "Urdu", "Arab", "Muslim", 92, 30, pakistani_girls, pakistani_boys, pakistani_surnames},
    {"bangladeshi", "ABAN", 40, "bn", "Bengali", "Beng", "Muslim", 92, 40, bangladeshi_girls, bangladeshi_boys, bangladeshi_surnames},
    {"indian", "AIND", 35, "gu", "Gujarati", "", "Hindu", 55, 15, indian_girls, indian_boys, indian_surnames},
    {"polish", "WOTH", 45, "pl", "Polish", "", "Christian", 70, 45, polish_girls, polish_boys, polish_surnames},
    {"romanian", "WOTH", 28, "ro", "Romanian", "", "Christian", 65, 60, romanian_girls, romanian_boys, romanian_surnames},
    {"african", "BAFR", 40, "en", "English", "", "Christian", 75, 0, african_girls, african_boys, african_surnames},
    {"somali", "BAFR", 18, "so", "Somali", "", "Muslim", 95, 55, somali_girls, somali_boys, somali_surnames},
    {"caribbean", "BCRB", 28, "en", "English", "", "Christian", 50, 0, caribbean_girls, caribbean_boys, caribbean_surnames},
    {"chinese", "CHNE", 10, "zh", "Chinese (Mandarin)", "Hans", "Buddhist", 15, 55, chinese_girls, chinese_boys, chinese_surnames},
    {"traveller", "WIRT", 12, "en", "English", "", "Christian", 90, 0, traveller_girls, traveller_boys, traveller_surnames},
    {"arab", "OOTH", 20, "ar", "Arabic", "Arab", "Muslim", 85, 65, arab_girls, arab_boys, arab_surnames},
    {"ukrainian", "WOTH", 15, "uk", "Ukrainian", "Cyrl", "Christian", 60, 60, ukrainian_girls, ukrainian_boys, ukrainian_surnames},
    {"roma", "WROM", 14, "sk", "Slovak", "", "Christian", 60, 55, roma_girls, roma_boys, roma_surnames},
    {"eritrean", "BAFR", 0, "ti", "Tigrinya", "", "Christian", 70, 95, eritrean_girls, eritrean_boys, eritrean_surnames},
    {"afghan", "AOTH", 0, "fa", "Dari", "Arab", "Muslim", 98, 95, afghan_girls, afghan_boys, afghan_surnames},
};

}  // namespace

std::span<const Culture> cultures() { return all; }

const Culture& any_culture(Random& random) {
    int left = random.between(0, 999);
    for (const Culture& culture : all) {
        left -= culture.weight;
        if (left < 0) return culture;
    }
    return all[0];
}

const Culture& culture_of_unaccompanied(Random& random) {
    constexpr std::size_t from[] = {11, 11, 14, 14, 15, 15, 12};
    return all[random.pick(from)];
}

std::string user_name_of(std::string_view given, std::string_view family) {
    constexpr std::array<std::pair<std::string_view, char>, 32> plain = {
        {{"ą", 'a'}, {"ć", 'c'}, {"ę", 'e'}, {"ł", 'l'}, {"ń", 'n'}, {"ó", 'o'}, {"ś", 's'}, {"ź", 'z'}, {"ż", 'z'}, {"Ł", 'l'}, {"Ż", 'z'},
         {"ă", 'a'}, {"â", 'a'}, {"î", 'i'}, {"ș", 's'}, {"ț", 't'}, {"Ș", 's'}, {"Ț", 't'}, {"á", 'a'}, {"é", 'e'}, {"í", 'i'}, {"ý", 'y'},
         {"š", 's'}, {"č", 'c'}, {"Č", 'c'}, {"ž", 'z'}, {"ň", 'n'}, {"ť", 't'}, {"ď", 'd'}, {"ú", 'u'}, {"ř", 'r'}, {"Š", 's'}}};
    const auto add = [&](std::string& out, std::string_view text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char letter = text[at];
            if (letter >= 'A' && letter <= 'Z') out += static_cast<char>(letter - 'A' + 'a');
            else if (letter >= 'a' && letter <= 'z') out += letter;
            for (const auto& [accented, base] : plain)
                if (text.substr(at).starts_with(accented)) out += base;
        }
    };
    std::string name;
    add(name, given);
    name += '.';
    add(name, family);
    return name;
}

}  // namespace world
